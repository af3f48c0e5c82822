import { Call, receivedOf } from '../http/call';
import { Service } from '../registry/service';
import { Request } from '../request';
import { Caller } from './caller';
import { Entry, SplitEntry } from './entry';
import { Guards } from './guards';

type Part = SplitEntry['parts'][number]['entry'];

/** What comes to endpoints as it is, with what their proxies are asked. */
export function guardedEntry(entry: Entry, service: Service | undefined, request: Request, caller: Caller, guards: Guards): Entry {
  const guarded = (part: Part): Part => {
    if (part.kind !== 'direct' || !service) return part;
    const { sent, target } = part;
    const found = guards.ofNames(target.endpoints, service, target.port);
    if (found.length === 0) return part;
    const { protocol } = service.ports.find(({ number }) => number === target.port)!;
    const isHttp = protocol === 'http' || protocol === 'auto';
    const http = isHttp ? receivedOf(sent, new Call(request, target.port)) : undefined;
    return { ...part, asked: { guards: found, http, caller, authorizers: request.authorizers } };
  };
  return entry.kind === 'split' ? { ...entry, parts: entry.parts.map((one) => ({ ...one, entry: guarded(one.entry) })) } : guarded(entry);
}
