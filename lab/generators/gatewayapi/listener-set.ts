import { gatewayapi } from 'cdk8s-istio';
import { list, mostly, pick, struct } from '../recipe';
import { defining, metadata } from '../resource';
import { subdomain } from '../values';
import { listener } from './listener';
import { gatewayReference } from './values';

interface Input {
  readonly props: gatewayapi.ListenerSetProps;
  readonly later: gatewayapi.Listener[];
}

const input = struct<Input>({
  props: struct<gatewayapi.ListenerSetProps>({
    metadata: metadata(mostly(pick('team'), subdomain)),
    gateway: gatewayReference,
    listeners: mostly(list(listener, 1, 2), list(listener, 0, 0)),
  }),
  later: list(listener, 0, 1),
});

export const listenerSet = defining(input, (scope, { props, later }) => {
  const made = new gatewayapi.ListenerSet(scope, 'case', props);
  later.forEach((one) => made.addListener(one));
});
