/** What a configuration file calls the folder in which a store keeps its data. */
const KEY =
  '(?:dir|data-?dir|data_?dir(?:ectory)?|data_file_directories|db-?path|path\\.data|store_?dir|storage_?path|mnesia_?dir)'

/** `dir /srv`, `datadir = /srv`, `dbPath: "/srv"`, `data_file_directories: [/srv]`, a list below its key. */
const ENTRY = new RegExp(
  String.raw`^[ \t]*["']?${KEY}["']?[ \t]*[=:]?[ \t]*(?:\n[ \t]*-[ \t]*)?["'[]?(\/[^\s"',;\]]+)`,
  'gim',
)

/** `<path>/srv</path>`, as ClickHouse has it. */
const ELEMENT = /<path>\s*(\/[^\s<]+)\s*<\/path>/gi

/** The folders, absolute, in which a store keeps its data by its configuration file. */
export function configuredFolders(text: string): readonly string[] {
  const found = [...text.matchAll(ENTRY), ...text.matchAll(ELEMENT)]
  return [...new Set(found.map(([, folder = '']) => folder.replace(/(.)\/+$/, '$1')))].filter(
    (folder) => folder !== '/',
  )
}
