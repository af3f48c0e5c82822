import { ApiObjectMetadataDefinition } from 'cdk8s';

/** Metadata as they were given. What cdk8s shows of them is resolved, which takes longer than judging the whole object. */
export function asGiven(metadata: ApiObjectMetadataDefinition): object {
  const { name, namespace } = metadata;
  /* eslint-disable-next-line dot-notation */
  return { ...metadata['_additionalAttributes'], name, namespace, labels: metadata['labels'], annotations: metadata['annotations'] };
}
