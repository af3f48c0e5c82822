import { readiness } from '../../src/cluster/readiness';
import { live } from '../support/fake-cluster';

type Rest = Record<string, any>;

const is = (type: string, status: string, rest: Rest = {}) => ({ type, status, ...rest });

const CASES: Record<string, Array<[string, Rest, string, (string | undefined)?]>> = {
  'apps/v1 Deployment': [
    ['has its pods', { spec: { replicas: 2 }, status: { updatedReplicas: 2, replicas: 2, availableReplicas: 2 } }, 'ready', '2 of 2 pods'],
    ['has one', { spec: {}, status: { updatedReplicas: 1, replicas: 1, availableReplicas: 1 } }, 'ready', '1 of 1 pod'],
    ['wants none', { spec: { replicas: 0 } }, 'ready', '0 of 0 pods'],
    ['is new', { spec: {}, metadata: { generation: 1 } }, 'waiting', 'its controller has not seen the last change yet'],
    ['is updating', { spec: { replicas: 2 }, status: { updatedReplicas: 1 } }, 'waiting', '1 of 2 pods updated'],
    ['has old pods', { spec: {}, status: { updatedReplicas: 1, replicas: 2 } }, 'waiting', '1 old pod not gone yet'],
    ['has a pod that is not ready', { spec: {}, status: { updatedReplicas: 1, replicas: 1 } }, 'waiting', '0 of 1 pod'],
    ['may have no more pods', { spec: {}, status: { conditions: [is('ReplicaFailure', 'True', { message: 'exceeded quota' })] } },
      'waiting', 'ReplicaFailure: exceeded quota'],
    ['gave up', { spec: {}, status: { conditions: [is('Progressing', 'False', { reason: 'ProgressDeadlineExceeded', message: 'timed out' })] } },
      'failed', 'not Progressing: timed out'],
  ],
  'apps/v1 StatefulSet': [
    ['has its pods', { spec: { replicas: 2 }, status: { readyReplicas: 2 } }, 'ready', '2 of 2 pods'],
    ['is new', { spec: {}, metadata: { generation: 2 }, status: { observedGeneration: 1 } }, 'waiting', 'its controller has not seen the last change yet'],
    ['is updating', { spec: {}, status: { readyReplicas: 1, updateRevision: 'b', currentRevision: 'a' } }, 'waiting', '0 of 1 pod updated'],
    ['is updated by hand', { spec: { updateStrategy: { type: 'OnDelete' } }, status: { readyReplicas: 1, updateRevision: 'b', currentRevision: 'a' } },
      'ready', '1 of 1 pod'],
    ['is updated in part', { spec: { updateStrategy: { rollingUpdate: { partition: 1 } } }, status: { updateRevision: 'b', currentRevision: 'a' } },
      'waiting', '0 of 1 pod'],
    ['has no status', { spec: {} }, 'waiting', '0 of 1 pod'],
  ],
  'apps/v1 DaemonSet': [
    ['has its pods', { spec: {}, status: { desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 } }, 'ready', '2 of 2 pods'],
    ['has no node', { spec: {} }, 'ready', 'no node wants it'],
    ['is new', { spec: {}, metadata: { generation: 1 } }, 'waiting', 'its controller has not seen the last change yet'],
    ['is updating', { spec: {}, status: { desiredNumberScheduled: 2, updatedNumberScheduled: 1 } }, 'waiting', '1 of 2 pods updated'],
    ['is updated by hand', { spec: { updateStrategy: { type: 'OnDelete' } }, status: { desiredNumberScheduled: 1, numberAvailable: 1 } }, 'ready', '1 of 1 pod'],
    ['has a pod that is not ready', { spec: {}, status: { desiredNumberScheduled: 1, updatedNumberScheduled: 1 } }, 'waiting', '0 of 1 pod'],
  ],
  'apps/v1 ReplicaSet': [
    ['has its pods', { spec: { replicas: 2 }, status: { readyReplicas: 2 } }, 'ready', '2 of 2 pods'],
    ['is new', { spec: {}, metadata: { generation: 1 } }, 'waiting', 'its controller has not seen the last change yet'],
    ['has none', { spec: {} }, 'waiting', '0 of 1 pod'],
  ],
  'v1 Pod': [
    ['is ready', { status: { conditions: [is('Ready', 'True')] } }, 'ready'],
    ['has ended', { status: { phase: 'Succeeded' } }, 'ready', 'it has ended well'],
    ['has failed', { status: { phase: 'Failed', reason: 'Evicted' } }, 'failed', 'Evicted'],
    ['has failed for no reason', { status: { phase: 'Failed' } }, 'failed', 'it has failed'],
    ['has no image', { status: { containerStatuses: [{ name: 'a', state: { waiting: { reason: 'ImagePullBackOff' } } }] } },
      'waiting', 'container a: ImagePullBackOff'],
    ['has an init container that crashes', { status: { initContainerStatuses: [{ name: 'i', state: { waiting: { message: 'back-off' } } }] } },
      'waiting', 'container i: back-off'],
    ['finds no node', { status: { conditions: [is('PodScheduled', 'False', { message: '0/1 nodes' })] } }, 'waiting', 'not PodScheduled: 0/1 nodes'],
    ['is starting', { status: { containerStatuses: [{ name: 'a', state: { waiting: { reason: 'PodInitializing' } } }, { name: 'b' }] } }, 'waiting', 'not ready'],
    ['is unknown', {}, 'waiting', 'not ready'],
  ],
  'batch/v1 Job': [
    ['is done', { spec: {}, status: { conditions: [is('Complete', 'True')] } }, 'ready', 'it has ended well'],
    ['has failed', { spec: {}, status: { conditions: [is('Failed', 'True', { reason: 'BackoffLimitExceeded' })] } }, 'failed', 'Failed: BackoffLimitExceeded'],
    ['runs', { spec: {}, status: { active: 1 } }, 'waiting', '1 pod at work'],
    ['is to run', { spec: {} }, 'waiting', '0 pods at work'],
    ['is suspended', { spec: { suspend: true } }, 'ready', 'it is suspended'],
  ],
  'autoscaling/v2 HorizontalPodAutoscaler': [
    ['scales', { status: { currentReplicas: 2, conditions: [is('AbleToScale', 'True'), is('ScalingActive', 'True')] } }, 'ready', '2 pods'],
    ['has no metrics', { status: { conditions: [is('AbleToScale', 'True'), is('ScalingActive', 'False', { message: 'no metrics' })] } },
      'ready', '0 pods, not ScalingActive: no metrics'],
    ['cannot scale', { status: { conditions: [is('AbleToScale', 'False', { message: 'no such Deployment' })] } }, 'waiting', 'not AbleToScale: no such Deployment'],
    ['is off', { status: { conditions: [is('AbleToScale', 'True'), is('ScalingActive', 'False', { reason: 'ScalingDisabled' })] } }, 'ready', '0 pods'],
    ['is new', {}, 'waiting', 'its controller has not looked at it yet'],
  ],
  'v1 Namespace': [
    ['is there', { status: { phase: 'Active' } }, 'ready'],
    ['is going', { status: { phase: 'Terminating' } }, 'failed', 'it is being deleted'],
  ],
  'apiextensions.k8s.io/v1 CustomResourceDefinition': [
    ['is served', { spec: { versions: [{ name: 'v1', served: true }, { name: 'v0' }] }, status: { conditions: [is('Established', 'True')] } }, 'ready', 'v1'],
    ['is new', {}, 'waiting', 'the API server does not serve it yet'],
    ['has the name of another one', { status: { conditions: [is('NamesAccepted', 'False', { message: 'taken' })] } }, 'failed', 'not NamesAccepted: taken'],
  ],
  'apiregistration.k8s.io/v1 APIService': [
    ['answers', { status: { conditions: [is('Available', 'True')] } }, 'ready'],
    ['does not answer', { status: { conditions: [is('Available', 'False', { reason: 'MissingEndpoints' })] } }, 'waiting', 'not Available: MissingEndpoints'],
    ['is new', {}, 'waiting', 'the API server has not asked it yet'],
  ],
  'admissionregistration.k8s.io/v1 MutatingWebhookConfiguration': [
    ['is trusted', { webhooks: [{ clientConfig: { service: {}, caBundle: 'a' } }, { clientConfig: { url: 'https://a' } }] }, 'ready', '2 webhooks'],
    ['is not trusted', { webhooks: [{ name: 'a.b', clientConfig: { service: {} } }] }, 'waiting', 'no caBundle yet in a.b, which its controller fills in'],
    ['has none', {}, 'ready', '0 webhooks'],
    ['has one', { webhooks: [{}] }, 'ready', '1 webhook'],
  ],
  'v1 PersistentVolumeClaim': [
    ['is bound', { status: { phase: 'Bound' } }, 'ready', 'bound'],
    ['is lost', { status: { phase: 'Lost' } }, 'failed', 'its volume is lost'],
    ['waits', {}, 'waiting', 'not bound to a volume'],
  ],
  'gateway.networking.k8s.io/v1 GatewayClass': [
    ['is accepted', { status: { conditions: [is('Accepted', 'True')] } }, 'ready'],
    ['is pending', { status: { conditions: [is('Accepted', 'Unknown', { reason: 'Pending' })] } }, 'waiting', 'no controller has taken it up yet'],
    ['is refused', { status: { conditions: [is('Accepted', 'False', { message: 'no such parameters' })] } }, 'waiting', 'not Accepted: no such parameters'],
    ['was changed', { metadata: { generation: 2 }, status: { conditions: [is('Accepted', 'True', { observedGeneration: 1 })] } },
      'waiting', 'its controller has not seen the last change yet'],
  ],
  'gateway.networking.k8s.io/v1 Gateway': [
    ['is programmed', { spec: {}, status: { conditions: [is('Accepted', 'True'), is('Programmed', 'True')], addresses: [{ value: '1.2.3.4' }] } }, 'ready', '1.2.3.4'],
    ['has no address to tell', { spec: {}, status: { conditions: [is('Accepted', 'True', { observedGeneration: 1 })] } }, 'ready'],
    ['is of nobody', { spec: { gatewayClassName: 'x' } }, 'waiting', 'no controller has taken it up yet (of the class x)'],
    ['is not programmed', { spec: {}, status: { conditions: [is('Accepted', 'True'), is('Programmed', 'Unknown')] } }, 'waiting', 'unknown whether Programmed'],
    ['has a listener in conflict',
      { spec: {}, status: { conditions: [is('Accepted', 'True')], listeners: [{ name: 'a', conditions: [is('Conflicted', 'True', { reason: 'HostnameConflict' })] }] } },
      'waiting', 'listener a Conflicted: HostnameConflict'],
    ['has a listener without a certificate',
      { spec: {}, status: { conditions: [is('Accepted', 'True')], listeners: [{ name: 'a', conditions: [is('ResolvedRefs', 'False', { message: 'no secret' })] }] } },
      'waiting', 'listener a not ResolvedRefs: no secret'],
    ['has listeners',
      { spec: {}, status: { conditions: [is('Accepted', 'True')], listeners: [{ name: 'a', conditions: [is('Conflicted', 'False'), is('Programmed', 'True')] }] } },
      'ready'],
  ],
  'gateway.networking.k8s.io/v1 HTTPRoute': [
    ['is accepted by its parents',
      {
        spec: { parentRefs: [{ name: 'a' }, { name: 'b', kind: 'Service', port: 80 }] },
        status: { parents: [{ parentRef: { name: 'a', group: 'x' }, conditions: [is('Accepted', 'True')] }, { parentRef: { name: 'b', kind: 'Service', port: 80 }, conditions: [is('Accepted', 'True')] }] },
      }, 'ready'],
    ['has no parent', { spec: {} }, 'ready'],
    ['is of nobody', { spec: { parentRefs: [{ name: 'a' }] } }, 'waiting', 'no controller has taken it up yet for Gateway a'],
    ['is refused by one',
      { spec: { parentRefs: [{ name: 'a', kind: 'Service' }] }, status: { parents: [{ parentRef: { name: 'a' } }, { parentRef: { name: 'a', kind: 'Service' }, conditions: [is('Accepted', 'True'), is('ResolvedRefs', 'False', { message: 'no backend' })] }] } },
      'waiting', 'Service a: not ResolvedRefs: no backend'],
  ],
  'gateway.networking.k8s.io/v1 BackendTLSPolicy': [
    ['is accepted', { status: { ancestors: [{ conditions: [is('Accepted', 'True')] }] } }, 'ready'],
    ['is refused', { status: { ancestors: [{ conditions: [is('Accepted', 'False', { reason: 'Conflicted' })] }] } }, 'waiting', 'not Accepted: Conflicted'],
    ['is of nobody', {}, 'waiting', 'no controller has taken it up yet'],
  ],
  'gateway.networking.k8s.io/v1 ReferenceGrant': [['has no status', {}, 'ready']],
  'networking.istio.io/v1 VirtualService': [
    ['has no status', {}, 'ready'],
    ['is reconciled', { status: { conditions: [is('Reconciled', 'True')] } }, 'ready'],
    ['is not accepted', { status: { conditions: [is('WaypointAccepted', 'False', { message: 'no waypoint' })] } }, 'waiting', 'not WaypointAccepted: no waypoint'],
    ['is wrong', { status: { validationMessages: [{ level: 'WARNING' }, { level: 'ERROR', type: { code: 'IST0101' }, message: 'no host' }] } }, 'failed', 'IST0101: no host'],
    ['is wrong by its type', { status: { validationMessages: [{ level: 1 }, { level: 'Error', type: { name: 'SchemaValidationError' } }] } },
      'failed', 'istiod: SchemaValidationError'],
    ['is wrong', { status: { validationMessages: [{ level: 'Error' }] } }, 'failed', 'istiod: it is invalid'],
  ],
  'cert-manager.io/v1 Certificate': [
    ['has no status', {}, 'ready'],
    ['has no such condition', { status: { conditions: [is('Issuing', 'False')] } }, 'ready'],
    ['is ready', { status: { conditions: [is('Ready', 'True')] } }, 'ready'],
    ['is not ready', { status: { conditions: [is('Ready', 'False', { message: 'no issuer' })] } }, 'waiting', 'not Ready: no issuer'],
  ],
};

describe.each(Object.entries(CASES))('%s', (type, cases) => {
  test.each(cases.map(([what, rest, state, detail]) => [what, rest, state, detail] as const))('%s', (_, rest, state, detail) => {
    const [apiVersion, kind] = type.split(' ');
    expect(readiness(live(apiVersion, kind, 'shop/a', rest))).toEqual({ state, detail });
  });
});

describe('v1 Service', () => {
  test.each<[string, Rest, number | undefined, string, string | undefined]>([
    ['has endpoints', { spec: { selector: { a: 'b' } } }, 1, 'ready', undefined],
    ['has none', { spec: { selector: { a: 'b' } } }, 0, 'waiting', 'no ready pod behind it'],
    ['has nobody knows what', { spec: { selector: { a: 'b' } } }, undefined, 'ready', undefined],
    ['selects none', { spec: {} }, undefined, 'ready', undefined],
    ['is a name', { spec: { type: 'ExternalName', selector: { a: 'b' } } }, 0, 'ready', undefined],
    ['has an address', { spec: { type: 'LoadBalancer' }, status: { loadBalancer: { ingress: [{ ip: '1.2.3.4' }, { hostname: 'a.b' }] } } }, undefined, 'ready', '1.2.3.4, a.b'],
    ['has no address', { spec: { type: 'LoadBalancer' } }, 1, 'waiting', 'no address of a load balancer'],
  ])('%s', (_, rest, endpoints, state, detail) => {
    expect(readiness(live('v1', 'Service', 'shop/a', rest), endpoints)).toEqual({ state, detail });
  });
});

test('what is being deleted does not become ready', () => {
  expect(readiness(live('v1', 'ConfigMap', 'shop/a', { metadata: { deletionTimestamp: 'now' } }))).toEqual({ state: 'failed', detail: 'it is being deleted' });
});
