# The smallest app: answers every request with STATUS and BODY on PORT, once it listens.
# DELAY: seconds before it listens. EXIT_AFTER: seconds after which it ends with EXIT_CODE.
# GRACE: seconds it takes to end after SIGTERM. LAST_WORDS: its last line before it ends by itself.
# LOG: what it prints on standard error at each request. PEER: `host:port` to which it connects at each request.
use strict;
use warnings;
use IO::Socket::INET;

$| = 1;
my %set = (STATUS => 200, BODY => 'ok', TYPE => 'text/plain', PORT => 8080, DELAY => 0, GRACE => 0, EXIT_CODE => 1, LAST_WORDS => 'giving up', %ENV);
$SIG{TERM} = sub { print "SIGTERM received\n"; sleep $set{GRACE}; print "ended in peace\n"; exit 0 };
$SIG{ALRM} = sub { print "$set{LAST_WORDS}\n"; exit $set{EXIT_CODE} };
if (defined $set{EXIT_AFTER}) { $set{EXIT_AFTER} > 0 ? alarm $set{EXIT_AFTER} : $SIG{ALRM}->() }

sleep $set{DELAY} if $set{DELAY} > 0;
my $server = IO::Socket::INET->new(LocalPort => $set{PORT}, Listen => 16, ReuseAddr => 1) or die "cannot listen: $!\n";
print "listening on $set{PORT}\n";
while (1) {
  my $client = $server->accept or next;
  my $request = <$client> // '';
  while (defined(my $line = <$client>)) { last if $line =~ /^\r?\n$/ }
  $request =~ s/\r?\n//;
  print STDERR "$set{LOG}\n" if defined $set{LOG};
  IO::Socket::INET->new(PeerAddr => $set{PEER}) if defined $set{PEER};
  print "$request -> $set{STATUS}\n";
  print $client "HTTP/1.1 $set{STATUS} Status\r\nContent-Type: $set{TYPE}\r\nContent-Length: " . length($set{BODY}) . "\r\nConnection: close\r\n\r\n$set{BODY}";
  close $client;
}
