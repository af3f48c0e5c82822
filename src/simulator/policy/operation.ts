import { TextTest, wholeTextTest } from '../../model/match/text';
import { AuthorizationPolicyRulesToOperation as Operation } from '../../schema/security.istio.io.generated';
import { HttpCall } from './call';
import { Attribute } from './condition';
import { patternTest, patternTestInAnyCase, quoted } from './pattern';

const httpAttribute = (name: string, text: (http: HttpCall) => string, testOf: (value: string) => TextTest): Attribute => ({
  name,
  httpOnly: true,
  test: (value) => {
    const test = testOf(value);
    return ({ http }) => test(text(http!));
  },
});

const HOST = httpAttribute('host', ({ authority }) => authority, patternTestInAnyCase);
const METHOD = httpAttribute('method', ({ method }) => method, patternTest);
const PATH = httpAttribute('path', ({ path }) => path, (value) => (isTemplate(value) ? templateTest(value) : patternTest(value)));

export const PORT: Attribute = {
  name: 'port',
  httpOnly: false,
  test: (value) => {
    const wanted = Number(value);
    return ({ port }) => port === wanted;
  },
};

/** What is asked of an operation: each with the values that it may have, and those that it must not. */
export const operationAttributes = (operation: Operation) => [
  [HOST, operation.hosts, operation.notHosts],
  [METHOD, operation.methods, operation.notMethods],
  [PATH, operation.paths, operation.notPaths],
  [PORT, operation.ports, operation.notPorts],
] as const;

const isTemplate = (path: string) => path.includes('{*}') || path.includes('{**}');

/** What a segment of a path may consist of, for a template to match it. */
const SEGMENT = "[a-zA-Z0-9._~%!$&'()*+,;:@=-]+";
const SEGMENTS = "[a-zA-Z0-9._~%!$&'()*+,;:@=/-]*";

/** `{*}` stands for a segment, `{**}` for any number of them. */
function templateTest(template: string): TextTest {
  const parts = template.split(/(\{\*\*?\})/);
  return wholeTextTest(parts.map((part) => (part === '{*}' ? SEGMENT : part === '{**}' ? SEGMENTS : quoted(part))).join(''));
}
