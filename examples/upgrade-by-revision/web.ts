import { Chart, Size } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** A namespace with a web shop in it. */
export class Web extends Chart {
  public constructor(scope: Construct, id: string, dataPlane: mesh.DataPlane) {
    super(scope, id, { namespace: id });

    new mesh.MeshNamespace(this, 'namespace', { dataPlane });
    new kplus.Deployment(this, 'web', {
      metadata: { name: 'web' },
      podMetadata: { labels: { app: 'web' } },
      replicas: 2,
      containers: [{
        name: 'web',
        image: 'registry.example.com/shop/web:v1',
        portNumber: 8080,
        readiness: kplus.Probe.fromHttpGet('/health'),
        liveness: kplus.Probe.fromHttpGet('/health'),
        resources: {
          cpu: { request: kplus.Cpu.millis(50), limit: kplus.Cpu.millis(250) },
          memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
        },
        securityContext: { user: 1000, group: 1000 },
      }],
    });
  }
}
