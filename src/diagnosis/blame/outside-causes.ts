/** Something outside of a release that keeps it from being judged, as engines, registries and systems put it. */
export interface OutsideCause {
  readonly says: RegExp
  /** What the user can do about it, one sentence without its full stop. */
  readonly remedy: string
  /** Trying again after some seconds can help. */
  readonly passes?: boolean
}

/** A registry, or the way to it. */
const REGISTRY_CAUSES: readonly OutsideCause[] = [
  {
    says: /\btoo ?many ?requests\b|\bHTTP 429\b|(?:status|code|:) 429\b|\brate limit exceeded\b|\bpull rate limit\b/i,
    remedy: 'try again later, or log in to the registry before the gate: it allows more to those it knows',
    passes: true,
  },
  {
    says: /\bHTTP 5\d\d\b|\b(?:status|code):? 5\d\d\b|: 5\d\d(?: [a-z]|$)|\b5\d\d (?:internal server error|bad gateway|service unavailable|gateway time-?out)\b/im,
    remedy: 'try again later: the registry has a problem of its own',
    passes: true,
  },
  {
    says: /\bno such host\b|\btemporary failure in name resolution\b|\bserver misbehaving\b|\bname resolution\b|\blookup \S+[^\n]*: (?:i\/o timeout|no answer)|\bcould not resolve\b/i,
    remedy: 'look at the name of the registry, and at the DNS of the machine with the engine',
    passes: true,
  },
  {
    says: /\bx509: |\btls: |\bcertificate (?:signed by|has expired|is (?:not )?valid|verif|required)|\bserver gave HTTP response to HTTPS client\b/i,
    remedy:
      'give the engine the certificate of the registry, or list the registry under `insecure-registries` of the engine',
  },
  {
    says: /\btime(?:d)?[ -]?out\b|\bdeadline exceeded\b|\brequest canceled while waiting\b/i,
    remedy: 'look whether the machine with the engine reaches the registry, and its proxy settings',
    passes: true,
  },
  {
    says: /\bconnection (?:refused|reset|closed)\b|\bbroken pipe\b|\bunexpected EOF\b|: EOF$|\bno route to host\b|\bnetwork is unreachable\b|\bproxyconnect\b|\bconnection aborted\b|\bhttp2: /im,
    remedy: 'look whether the registry is up, and whether the machine with the engine reaches it',
    passes: true,
  },
]

/** The machine with the engine. */
const MACHINE_CAUSES: readonly OutsideCause[] = [
  {
    says: /\bno space left on device\b|\bENOSPC\b|\bdisk quota exceeded\b|\bnot enough (?:free |disk )?space\b/i,
    remedy: 'free space on the disk of the engine: `docker system df` shows what takes it',
  },
  {
    says: /\bcannot allocate memory\b|\btoo many open files\b|\bfork\/exec [^\n]*: resource temporarily unavailable\b/i,
    remedy: 'give the machine with the engine more memory, or end what else runs there',
  },
  {
    says: /\brange of cpus is from\b|\brequested (?:cpus|memory nodes) are not available\b/i,
    remedy: 'ask for no more than the machine has, or run the gate on a larger one',
  },
  {
    says: /\bcould not select device driver\b|\bnvidia-container\b|\bcdi device injection failed\b|\bunresolvable cdi devices\b/i,
    remedy: 'run the gate on a machine with such a device, and with its container toolkit',
  },
  {
    says: /\bopen \/proc\/sys\/\S+: no such file or directory\b/,
    remedy: 'correct the name of this setting, or run the gate on a machine whose kernel has it',
  },
  {
    says: /\bnetwork \S+ not found\b/,
    remedy: 'declare this network under `networks` and name it there, or make it before the gate',
  },
  {
    says: /\berror gathering device information\b/i,
    remedy: 'run the gate on a machine with this device, or leave `devices` out there',
  },
  {
    says: /\ball predefined address pools have been fully subnetted\b|\bnon-overlapping IPv[46] address pool\b|\bno available (?:IPv4 addresses|network)\b/i,
    remedy:
      'remove networks that nobody uses with `docker network prune`, or give the engine larger `default-address-pools`',
  },
  {
    says: /\bpool overlaps with other one\b|\bconflicts with network\b|\binvalid pool request\b[^\n]*\boverlap/i,
    remedy: 'remove the network that has these addresses (`docker network ls`), or leave out `ipam`',
  },
  {
    says: /\binvalid subinterface\b|\bparent interface\b|\binterface \S+ (?:was |is )?not found\b|\bLink not found\b/i,
    remedy: 'name a network interface that the machine with the engine has (`ip link` lists them)',
  },
  {
    says: /\bfailed to initialize logging driver\b/i,
    remedy: 'start what the logging driver writes to, or leave `logging` out for the gate',
  },
  {
    says: /\bbind source path does not exist\b/i,
    remedy: 'make this file or folder before the gate, or correct its path',
  },
  {
    says: /\berror while mounting volume\b|\bfailed to mount local volume\b/i,
    remedy: 'make what the volume lies on available to the machine with the engine',
  },
]

/** The engine, and what is installed with it. */
const ENGINE_CAUSES: readonly OutsideCause[] = [
  {
    says: /\berror getting credentials\b|\bdocker-credential-/i,
    remedy: 'correct the credential helper in the configuration of docker, or log in before the gate',
  },
  {
    says: /\bplugin "[^"]*" not found\b|\berror looking up (?:logging|volume|network) plugin\b|\blegacy plugin\b/i,
    remedy:
      'install this driver on the engine with `docker plugin install`, or use one that `docker info` lists',
  },
  {
    says: /\binvalid empty ssh agent socket\b/i,
    remedy:
      'start `ssh-agent` with the key and set SSH_AUTH_SOCK before the gate, or name a key file: `ssh: [default=PATH]`',
  },
  {
    says: /\bnot a swarm manager\b|\bnot part of a swarm\b/i,
    remedy: 'use the driver `bridge`: networks of the driver `overlay` belong to a Swarm',
  },
  {
    says: /\bunknown or invalid runtime name\b|\bunknown runtime\b|\bfork\/exec [^\n]*\/(?:runc|crun|kata|runsc)\S*: /i,
    remedy: 'install this runtime on the engine, or leave `runtime` out',
  },
  {
    says: /\brequires? [^\n]*\bplugin\b/i,
    remedy: 'install this plugin of docker on the machine where the gate runs, or leave out what needs it',
  },
  {
    says: /\bentitlement \S+ is not allowed\b/i,
    remedy:
      'name a builder that allows it with the setting `builder`: `docker buildx create --buildkitd-flags "--allow-insecure-entitlement NAME"` makes one',
  },
  {
    says: /\blookup init binary\b/i,
    remedy: 'install `catatonit` on the machine with the engine, or leave `init` out',
  },
  {
    says: /\brequires? (?:at least )?(?:docker |buildx|compose|api|the )[^\n]*\d|\bfeature requires?\b|\bmount type unknown\b|\bclient version [\d.]+ is too new\b|\bor (?:later|newer)\b/i,
    remedy: 'update Docker Engine, Docker Compose and buildx on this machine',
  },
  {
    says: /\bdoes not match the specified platform\b|\bcannot be used on this platform\b|\bno matching manifest for\b|\bno match for platform in manifest\b/i,
    remedy: 'run the gate on a machine of this platform, or set up emulation (docker/setup-qemu-action)',
  },
  {
    says: /\bcache export (?:feature )?is (?:currently )?not supported\b/i,
    remedy: 'set `builder` to one with the docker-container driver, which docker/setup-buildx-action makes',
  },
  {
    says: /\bno builder ".*" found\b/i,
    remedy:
      'name a builder that `docker buildx ls` lists, in BUILDX_BUILDER or in `builder`, or leave it out',
  },
  {
    says: /\bcannot connect to the docker daemon\b|\berror during connect\b|\bis the docker daemon running\b/i,
    remedy: 'look at the log of the engine',
  },
]

/** What keeps an engine from making or starting a container. */
export const HOST_CAUSES: readonly OutsideCause[] = [...MACHINE_CAUSES, ...ENGINE_CAUSES]

/** What keeps an engine or a builder from fetching something. */
export const FETCH_CAUSES: readonly OutsideCause[] = [...HOST_CAUSES, ...REGISTRY_CAUSES]
