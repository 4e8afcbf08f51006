/** @returns groups of ids as indices; what is not there excludes nothing */
export function indicesOf(
  groups: readonly (readonly string[])[] | undefined,
  indices: ReadonlyMap<string, number>,
): number[][] | undefined {
  return groups?.map((ids) =>
    ids.flatMap((id) => {
      const index = indices.get(id);
      return index === undefined ? [] : [index];
    }),
  );
}
