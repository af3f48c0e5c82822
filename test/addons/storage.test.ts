import { Size } from 'cdk8s';
import { Loki, Storage } from '../../src/addons';
import { objectOf, objectsOf } from '../support/addons';

const stored = (storage?: Storage) => objectsOf((scope) => new Loki(scope, 'loki', { storage }));
const volumeOf = (storage?: Storage) => objectOf(stored(storage), 'Deployment').spec.template.spec.volumes.find(({ name }: any) => name === 'data');

test('it ends with its pod, unless told otherwise', () => {
  expect(volumeOf()).toEqual({ name: 'data', emptyDir: { sizeLimit: '10240Mi' } });
});

test('one that ends with its pod has a limit', () => {
  expect(volumeOf(Storage.ephemeral({ sizeLimit: Size.gibibytes(2) }))).toEqual({ name: 'data', emptyDir: { sizeLimit: '2048Mi' } });
});

test('one that outlives its pod is a claim of its own', () => {
  const objects = stored(Storage.persistentVolume({ size: Size.tebibytes(1), storageClassName: 'fast' }));

  expect(objectOf(objects, 'PersistentVolumeClaim')).toMatchObject({
    metadata: { name: 'loki-data', namespace: 'shop' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1024Gi' } }, storageClassName: 'fast' },
  });
  expect(objectOf(objects, 'Deployment').spec.template.spec.volumes).toContainEqual({ name: 'data', persistentVolumeClaim: { claimName: 'loki-data', readOnly: false } });
});

test('the class of a claim is that of the cluster, unless told otherwise', () => {
  const objects = stored(Storage.persistentVolume({ size: Size.gibibytes(5) }));
  expect(objectOf(objects, 'PersistentVolumeClaim').spec).not.toHaveProperty('storageClassName');
});

test('a claim may be there already', () => {
  const objects = stored(Storage.existingClaim('logs'));

  expect(objects.map(({ kind }) => kind)).not.toContain('PersistentVolumeClaim');
  expect(objectOf(objects, 'Deployment').spec.template.spec.volumes).toContainEqual({ name: 'data', persistentVolumeClaim: { claimName: 'logs', readOnly: false } });
});

test('two pods never have the same data', () => {
  expect(objectOf(stored(), 'Deployment').spec.strategy).toEqual({ type: 'Recreate' });
});

test('fails with a size that is not in whole gibibytes', () => {
  expect(() => Storage.persistentVolume({ size: Size.mebibytes(1536) })).toThrow('size of a storage in gibibytes must be a whole number of at least 1, got 1.5');
  expect(() => Storage.ephemeral({ sizeLimit: Size.mebibytes(512) })).toThrow('sizeLimit of a storage in gibibytes must be a whole number of at least 1, got 0.5');
});

test('fails with a name that no claim has', () => {
  expect(() => Storage.existingClaim('My Logs')).toThrow("name of a volume claim must consist of lowercase letters, digits, '-' and '.' (at most 253), begin and end with a letter or digit, got 'My Logs'");
});
