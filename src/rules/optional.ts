/** @returns an object with the key, or an empty one where there is no value: a key is never undefined */
export function given<K extends string, T>(key: K, value: T | undefined): { [key in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: T };
}
