import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { HIDDEN_ROOMS } from '../../projenrc/rooms';
import { filesBelow, ROOT } from './sources';

interface Member {
  name: string;
  optional?: boolean;
  docs?: { summary?: string; default?: string };
  type?: object;
  returns?: { type: object };
  parameters?: Array<{ name: string; type: object; docs?: { summary?: string } }>;
  static?: boolean;
  overrides?: string;
}

interface Type {
  fqn: string;
  name: string;
  kind: string;
  docs?: { summary?: string };
  properties?: Member[];
  methods?: Member[];
  members?: Member[];
}

const assembly: { types: Record<string, Type> } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
const TYPES = Object.values(assembly.types);

/** How jsii writes the type of a JSON object whose form is not ours, such as the configuration of a plugin. */
const FREE_FORM = '{"collection":{"elementtype":{"primitive":"any"},"kind":"map"}}';

describe.each(TYPES.map((type) => [type.fqn.replace('cdk8s-istio.', ''), type] as const))('%s', (_, type) => {
  const members = [...type.properties ?? [], ...type.methods ?? [], ...type.members ?? []];

  test('is documented, and so is every member and parameter', () => {
    const undocumented = [
      ...[type, ...members].filter(({ docs }) => !docs?.summary).map(({ name }) => name),
      ...(type.methods ?? []).flatMap((method) => (method.parameters ?? [])
        .filter(({ docs }) => !docs?.summary)
        .map((parameter) => `${method.name}(${parameter.name})`)),
    ];
    expect(undocumented).toEqual([]);
  });

  test('says of every optional property of a struct what happens without it', () => {
    const silent = type.kind === 'interface'
      ? members.filter(({ optional, docs }) => optional && !docs?.default).map(({ name }) => name)
      : [];
    expect(silent).toEqual([]);
  });

  test('has no union, no any but in free-form objects, and no type of level 1', () => {
    // What overrides a member of cdk8s has the types that it has there.
    const types = members.filter(({ overrides }) => !overrides?.startsWith('cdk8s.')).flatMap((member) => [
      member.type, member.returns?.type, ...member.parameters?.map((parameter) => parameter.type) ?? [],
    ]);
    expect(JSON.stringify(types).replaceAll(FREE_FORM, '')).not.toMatch(/"union"|"primitive":"(any|json)"|imports\//);
  });
});

/** What jsii accepts in silence, but other languages cannot have. */
function widened(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const report = (node: ts.Node, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1} ${what}`);
  };
  for (const statement of source.statements) {
    if (!ts.isClassDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) continue;
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    const names = new Set<string>();
    for (const member of statement.members) {
      const modifiers = ts.canHaveModifiers(member) ? ts.getModifiers(member) ?? [] : [];
      const isPublic = !modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
      if (!isPublic || ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal')) continue;
      if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) {
        const name = `${modifiers.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)} ${member.name.getText()}`;
        if (names.has(name)) report(member, 'overload');
        names.add(name);
        if (member.typeParameters) report(member, 'generic method');
      }
      const visit = (node: ts.Node): void => {
        if (ts.isUnionTypeNode(node) && node.types.some((one) => ts.isLiteralTypeNode(one) && one.literal.kind === ts.SyntaxKind.StringLiteral)) {
          report(node, 'union of literals');
        }
        if (!ts.isBlock(node)) ts.forEachChild(node, visit);
      };
      visit(member);
    }
  }
  return found;
}

test('no public declaration has a union of literals, an overload or a generic method', () => {
  const files = filesBelow('src', '.ts').filter((file) => !HIDDEN_ROOMS.includes(file.split('/')[1]) && !file.includes('/private/'));
  expect(files.flatMap(widened)).toEqual([]);
});

test('API.md has every public type and member', () => {
  const page = readFileSync(join(ROOT, 'API.md'), 'utf8');
  const anchors = TYPES.flatMap(({ fqn, properties = [], methods = [], members = [] }) => [
    fqn,
    ...properties.map(({ name }) => `${fqn}.property.${name}`),
    ...[...methods, ...members].map(({ name }) => `${fqn}.${name}`),
  ]);
  const missing = anchors.filter((anchor) => !page.includes(`id="${anchor}"`));
  expect(missing).toEqual([]);
});
