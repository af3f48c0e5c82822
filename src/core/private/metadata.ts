import { ApiObjectMetadataDefinition } from 'cdk8s';

/** What cdk8s keeps to itself. */
interface Kept {
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly _additionalAttributes?: object;
}

/**
 * Metadata as they were given. What cdk8s shows of them is resolved, which takes longer than judging the whole object; a
 * version of it that keeps them in another way is asked all the same.
 */
export function asGiven(metadata: ApiObjectMetadataDefinition): object {
  const { labels, annotations, _additionalAttributes } = metadata as unknown as Kept;
  if (!labels || !annotations || !_additionalAttributes) return metadata.toJson();
  const { name, namespace } = metadata;
  return { ..._additionalAttributes, name, namespace, labels, annotations };
}
