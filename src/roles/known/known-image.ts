/** Something that is known by its image. */
export interface KnownImage {
  readonly name: string
  /** Image repositories without their registry: a last part (`adminer`), or with its namespace (`minio/mc`). */
  readonly images?: readonly string[] | undefined
}

export function imageNamesIn(list: readonly KnownImage[]): readonly string[] {
  return list.flatMap(({ images = [] }) => images)
}
