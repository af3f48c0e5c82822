import { field, listOf, textList, textOf } from '../../../model/loose';
import { matchesLabels } from '../../../model/match/label-selector';
import { Labels, textsOf } from '../../../model/match/labels';
import { INJECT, INJECTION, REVISION } from '../../../model/membership';
import { push } from '../../../model/pods';
import { Resource } from '../../../model/resource';
import { isOfIstio, Webhook, webhooksOf } from '../../../model/webhooks';
import { Rule } from '../../rule';

/** A pod is injected by one webhook at most, and the Service of that is there. */
export const overlaps: Rule = {
  id: 'webhook/overlaps',
  codes: ['IST0139'],
  *check(mesh) {
    const injectors = injectorsOf(webhooksOf(mesh, 'MutatingWebhookConfiguration'));
    for (const [one, other] of overlapping(injectors)) {
      const message = `takes pods that the webhook '${other.name}' of ${other.resource.name} takes too, which injects them twice`;
      yield { code: 'IST0139', message, resource: one.resource, path: ['webhooks', one.index, 'name'] };
    }
    for (const { resource, index, client } of injectors) {
      const service = field(client, 'service');
      if (service === undefined || service === null) continue;
      const [namespace, name] = [textOf(field(service, 'namespace')), textOf(field(service, 'name'))];
      if (mesh.find('', 'Service', namespace, name)) continue;
      const message = `the Service ${namespace}/${name} of the control plane is not there`;
      yield { code: 'IST0139', message, resource, path: ['webhooks', index, 'clientConfig', 'service'] };
    }
  },
};

/** The webhooks of configurations that have to do with Istio. */
function injectorsOf(webhooks: readonly Webhook[]): Webhook[] {
  const byResource = new Map<Resource, Webhook[]>();
  for (const webhook of webhooks) push(byResource, webhook.resource, webhook);
  return [...byResource].filter(([resource, own]) => own.some(isOfIstio) || revisionsOf(resource, own).length > 0).flatMap(([, own]) => own);
}

/** The revisions that a configuration speaks of. */
function revisionsOf({ object }: Resource, webhooks: readonly Webhook[]): string[] {
  const labelled = textsOf(field(object, 'metadata', 'labels'))[REVISION];
  const selected = webhooks.flatMap(({ namespaceSelector, objectSelector }) => [namespaceSelector, objectSelector]).flatMap((selector) => [
    textsOf(field(selector, 'matchLabels'))[REVISION],
    ...listOf(field(selector, 'matchExpressions')).filter((one) => field(one, 'key') === REVISION).flatMap((one) => textList(field(one, 'values'))),
  ]);
  return [labelled, ...selected].filter((revision) => revision !== undefined);
}

/** The labels of interest of namespaces or of pods, for each revision and for none. */
function candidates(label: string, values: readonly string[], revisions: readonly string[]): Labels[] {
  const plain: Labels[] = [{}, ...values.map((value) => ({ [label]: value }))];
  return [...plain, ...revisions.flatMap((revision) => plain.map((labels) => ({ ...labels, [REVISION]: revision })))];
}

/** Each webhook that takes a pod which another one takes too, with the first such other. */
function overlapping(webhooks: readonly Webhook[]): Map<Webhook, Webhook> {
  const revisions = [...new Set(webhooks.flatMap((webhook) => revisionsOf(webhook.resource, [webhook])))];
  const pods = candidates(INJECT, ['true', 'false'], revisions);
  const found = new Map<Webhook, Webhook>();
  for (const namespace of candidates(INJECTION, ['enabled', 'disabled'], revisions)) {
    const there = webhooks.filter(({ namespaceSelector }) => matchesLabels(namespaceSelector, namespace));
    for (const pod of there.length > 1 ? pods : []) {
      const taking = there.filter(({ objectSelector }) => matchesLabels(objectSelector, pod));
      for (const one of taking) {
        const other = taking.find((another) => another.resource !== one.resource || another.name !== one.name);
        if (other && !found.has(one)) found.set(one, other);
      }
    }
  }
  return found;
}
