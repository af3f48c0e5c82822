import { App, Chart } from 'cdk8s';
import { mesh } from 'cdk8s-istio';

/** Istio as its profile DEMO has it, with the choices that a first real mesh makes. */
export function installDemo(app: App): mesh.Mesh {
  const platform = new Chart(app, 'platform');

  const istio = new mesh.Mesh(platform, 'istio', {
    version: '1.31.1',
    profile: mesh.Profile.DEMO,
    config: {
      accessLogEncoding: mesh.AccessLogEncoding.JSON,
      accessLogFile: '/dev/stdout',
      outboundTrafficPolicy: mesh.OutboundTrafficPolicy.registryOnly(),
    },
    istiod: { traceSampling: 10 },
    ingressGateways: [{
      name: 'istio-ingressgateway',
      service: { type: mesh.GatewayServiceType.NODE_PORT, ports: [{ name: 'http2', port: 80, targetPort: 8080, nodePort: 30080 }] },
    }],
  });

  new mesh.MeshNamespace(platform, 'demo', { dataPlane: istio.sidecar(), metadata: { name: 'demo' } });
  return istio;
}

if (require.main === module) {
  const app = new App();
  installDemo(app);
  app.synth();
}
