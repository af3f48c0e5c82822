/** Objects as YAML, of which JSON is a part. */
export function asYaml(objects: object[]): string {
  return objects.map((one) => JSON.stringify(one)).join('\n---\n');
}
