import { field } from '../../../model/loose';
import { matchesLabels } from '../../../model/match/label-selector';
import { namespaceLabels } from '../../../model/membership';
import { containersOf, Pod, podOf } from '../../../model/pods';
import { isOfIstio, webhooksOf } from '../../../model/webhooks';
import { Rule } from '../../rule';

/** A proxy without an image of its own gets it by the injection, which must take place. */
export const proxyImage: Rule = {
  id: 'workload/proxy-image',
  codes: ['IST0146', 'IST0147'],
  *check(mesh) {
    for (const resource of mesh.of('', 'Pod')) {
      const index = proxyWithoutImage(podOf(resource)!);
      if (index < 0) continue;
      const message = "its proxy still has the image 'auto', which the injection should have replaced when the pod was created";
      yield { code: 'IST0147', message, resource, path: ['spec', 'containers', index, 'image'] };
    }
    const injectors = webhooksOf(mesh, 'MutatingWebhookConfiguration').filter(isOfIstio);
    for (const resource of mesh.of('apps', 'Deployment')) {
      const pod = podOf(resource)!;
      const index = proxyWithoutImage(pod);
      if (index < 0) continue;
      const labels = namespaceLabels(mesh, pod.namespace) ?? {};
      if (injectors.some((one) => matchesLabels(one.namespaceSelector, labels) && matchesLabels(one.objectSelector, pod.labels))) continue;
      const message = "its proxy has the image 'auto', which only the injection replaces, and no webhook injects its pods; label them";
      yield { code: 'IST0146', message, resource, path: ['spec', 'template', 'spec', 'containers', index, 'image'] };
    }
  },
};

const proxyWithoutImage = (pod: Pod) =>
  containersOf(pod, 'containers').findIndex((container) => field(container, 'name') === 'istio-proxy' && field(container, 'image') === 'auto');
