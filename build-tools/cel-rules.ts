import type { RuleFacts } from '../src/schema/shape';

/** Rules that many kinds have, with their own fields and values. */
const FORMS: Array<[form: RegExp, facts: (...groups: string[]) => RuleFacts]> = [
  [/^(?:\(has\(self\.\w+\) \? 1 : 0\)(?: \+ )?)+ <= 1$/, (rule) => ['atMostOne', ...fieldsOf(rule)]],
  [/^!\(has\(self\.(\w+)\) && has\(self\.(\w+)\)\)$/, (_, a, b) => ['atMostOne', a, b]],
  [/^has\(self\.(\w+)\) \|\| has\(self\.(\w+)\)$/, (_, a, b) => ['atLeastOne', a, b]],
  [/^has\(self\.type\) \? has\(self\.(\w+)\) \|\| has\(self\.(\w+)\) : true$/, (_, a, b) => ['atLeastOne', a, b]],
  [/^has\(self\.(\w+)\) != has\(self\.(\w+)\)$/, (_, a, b) => ['exactlyOne', a, b]],
  [/^!\(has\(self\.(\w+)\) && self\.type != '(\w+)'\)$/, (_, field, type) => ['onlyForType', field, type]],
  [/^!\(!has\(self\.(\w+)\) && self\.type == '(\w+)'\)$/, (_, field, type) => ['neededForType', field, type]],
  [/^has\(self\.(\w+)\) \? self\.type == '(\w+)' : true$/, (_, field, type) => ['onlyForType', field, type]],
  [/^self\.type == '(\w+)' \? has\(self\.(\w+)\) : true$/, (_, type, field) => ['neededForType', field, type]],
  [/^!\(self\.type != "(\w+)" && has\(self\.(\w+)\) && self\.\2 != ""\)$/, (_, type, field) => ['onlyForType', field, type]],
  [/^!\(self\.type == "(\w+)" && \(!has\(self\.(\w+)\) \|\| self\.\2 == ""\)\)$/, (_, type, field) => ['neededForType', field, type]],
  [/^self\.filter\(f, f\.type == '(\w+)'\)\.size\(\) <= 1$/, (_, type) => ['atMostOneOfType', type]],
  [/^!\(self\.exists\(f, f\.type == '(\w+)'\) && self\.exists\(f, f\.type == '(\w+)'\)\)$/, (_, a, b) => ['notBothTypes', a, b]],
  [/^self\.all\((\w+), self\.exists_one\((\w+), \1\.(\w+) == \2\.\3\)\)$/, (_, _one, _other, key) => ['distinct', key]],
  [/^self\.all\((\w+), \1\.type == '(\w+)' +&& has\(\1\.value\) \? self\.exists_one\((\w+), .*\) : true ?\)$/, (_, _one, type) => ['distinctOfType', type]],
  [/^\(self\.type in \['Exact','PathPrefix'\]\) \? !self\.value\.contains\('(.+)'\) : true$/, (_, text) => ['pathWithout', text]],
  [/^\(self\.type in \['Exact','PathPrefix'\]\) \? !self\.value\.endsWith\('(.+)'\) : true$/, (_, text) => ['pathNotEndingIn', text]],
  [/^\(has\(self\.filters\) && self\.filters\.exists_one\(f, has\(f\.(\w+)\) && .*'ReplacePrefixMatch'/, (_, filter) => ['prefixReplacedByRule', filter]],
  [/^\(has\(self\.backendRefs\) && self\.backendRefs\.exists_one\(b, .*has\(f\.(\w+)\) && .*'ReplacePrefixMatch'/, (_, filter) => ['prefixReplacedByBackend', filter]],
];

const fieldsOf = (rule: string) => [...rule.matchAll(/has\(self\.(\w+)\)/g)].map(([, field]) => field);

/** The other rules, by a part that no other rule has. */
const PARTS: Array<[part: string, facts: RuleFacts]> = [
  ["duration(self) >= duration('1ms')", ['durationOfAMillisecond']],
  ['!self.contains("*")', ['withoutWildcard']],
  ['self.all(key, !key.contains("*"))', ['keysWithoutWildcard']],
  ['self.all(key, key.size() != 0)', ['keysNotEmpty']],
  ['self.size() == 0', ['ownNamespace']],
  ['0 < self && self <= 65535', ['port']],
  ['self != "*"', ['notAnyHost']],
  ['self in ["", "HTTP", "HTTPS"]', ['probeScheme']],
  ['self.startsWith("unix://") ? (self.substring(7, 8)', ['unixPathAbsolute']],
  ['self.startsWith("unix://") ? !self.endsWith("/")', ['unixPathOfFile']],
  ['.startsWith("unix://") ? !has(self.ports)', ['unixWithoutPorts']],
  ['self.all(key, size(key) < 63 && key.matches(', ['portNames']],
  ['self.valueFrom : "") != "HOST" || !has(self.value)', ['valueOrHost']],
  ['self.context == "WAYPOINT"', ['waypointContext']],
  ['exists(k, k.contains("/"))', ['rangesNeedNoDns']],
  ['"NONE") == "NONE") ? !has(self.endpoints)', ['endpointsNeedResolution']],
  ['"DNS_ROUND_ROBIN") ?', ['oneEndpointInTurn']],
  ['has(self.serviceAccounts) || has(self.notServiceAccounts)', ['serviceAccountsAlone']],
  ['has(self.portLevelMtls) ?', ['portsNeedSelector']],
  ['int(key) <= 65535', ['portKeys']],
  ['isURL(self) ? ', ['url', 'http', 'https', 'oci', 'file']],
  ['url(self).getScheme() in ["http", "https"]', ['httpUrl']],
  ['== "UPSERT") ?', ['tagNeedsValue']],
  ['== "REMOVE") ?', ['removedTagHasNoValue']],

  ["(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true", ['servicePort']],
  ["!('*' in self && self.size() > 1)", ['wildcardAlone']],
  ["((!has(p1.sectionName) || p1.sectionName == '') == (", ['sectionsOfSameParent']],
  ['p1.sectionName == p2.sectionName', ['distinctParents']],
  ['self.numerator <= self.denominator', ['fractionOfOne']],
  ['self.all(key, key.matches(r"""', ['qualifiedKeys']],
  ['self.all(key, key.split("/")[0].size() < 253)', ['shortKeyPrefixes']],
  ["l.protocol in ['HTTP', 'TCP', 'UDP'] ? !has(l.tls)", ['noTlsInListeners']],
  ["(l.protocol == 'HTTPS' && has(l.tls)) ?", ['httpsTerminates']],
  ["(l.protocol == 'TLS' ? has(l.tls)", ['tlsListenersNeedMode']],
  ["l.protocol in ['TCP', 'UDP']  ? (!has(l.hostname)", ['noHostnameInL4Listeners']],
  ['l1.protocol == l2.protocol', ['distinctListeners']],
  ["self.mode == 'Terminate' ? size(self.certificateRefs)", ['terminationNeedsCertificate']],
  ['has(self.caCertificateRefs) && size(self.caCertificateRefs) > 0 || ', ['someAuthority']],
  ['!(has(self.caCertificateRefs) && ', ['oneAuthority']],
  ["self.type == 'Hostname' ? (!has(self.value)", ['addressHostname']],
  ['(has(self[0].matches) ? self[0].matches.size() : 0)', ['matchesOfAllRules', 0]],
  ['(self.size() > 0 ? self[0].matches.size() : 0)', ['matchesOfAllRules', 1]],
  ['has(self.service) ? self.service.matches(', ['grpcService']],
  ['has(self.method) ? self.method.matches(', ['grpcMethod']],
  ['self.filters.all(f, !has(f.requestRedirect))', ['redirectOrBackends']],
  ["self.value.startsWith('/')", ['pathAbsolute']],
  ['self.value.matches(', ['pathCharacters']],
  ["duration(self.request) != duration('0s')", ['backendRequestWithinRequest']],
  ['self.all(h, !isIP(h))', ['hostnamesNoAddress']],
  ["self.all(h, !h.contains('*') ? ", ['hostnamesWellFormed']],
  ["self.all(h, h.contains('*') ? ", ['wildcardHostnamesWellFormed']],
];

/** A transition rule compares with the object that is there already, so it says nothing of a new one. */
const isTransition = (rule: string) => /\boldSelf\b/.test(rule);

/** A rule that says of a field what its enum says as well. */
const isEnum = (rule: string) => rule === "self.type in ['Exact','PathPrefix'] || self.type == 'RegularExpression'";

/**
 * The counterpart in `src/schema/cel` of a rule of the CRDs.
 *
 * @throws for a rule that is not known
 */
export function ruleFacts(rule: string): RuleFacts | undefined {
  if (isTransition(rule) || isEnum(rule)) return undefined;
  for (const [form, facts] of FORMS) {
    const found = form.exec(rule);
    if (found) return facts(...found);
  }
  const facts = PARTS.find(([part]) => rule.includes(part))?.[1];
  if (!facts) throw new Error(`no counterpart in src/schema/cel for the rule ${rule}`);
  return facts;
}
