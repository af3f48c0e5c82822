import { Caller } from '../proxy/caller';
import { DirectEntry, Entry } from '../proxy/entry';
import { Guards } from '../proxy/guards';
import { Service } from '../registry/service';
import { Request } from '../request';
import { directTo } from '../tcp/route';

/** Where a connection comes in that is not for HTTP, or is within TLS: nothing but what carries it can be told of it. */
export function streamed(entry: Entry, request: Request, caller: Caller, service: Service | undefined, guards: Guards): Entry {
  if (!request.tls && request.protocol !== 'tcp') return entry;
  switch (entry.kind) {
    case 'direct': return carried(entry, request, caller, service ? guards.ofNames(entry.target.endpoints, service, entry.target.port) : []);
    case 'http': case 'split': return { ...entry, kind: 'unmodelled', reason: 'what a waypoint does with what is not plain HTTP is not modelled' };
    default: return entry;
  }
}

function carried({ target, sent: _, ...entry }: DirectEntry, { authorizers }: Request, caller: Caller, guards: ReturnType<Guards['of']>): Entry {
  return { ...entry, kind: 'tcp', route: directTo({ target, guards }), caller, authorizers };
}
