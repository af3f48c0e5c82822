import { show } from './show';

/*
 * The grammar of the Common Expression Language, by which access logs are filtered. Expressions are recognized and not
 * evaluated, so that the precedence of operators does not matter.
 */

const SPACE = '(?:[ \\t\\n\\r\\f]|//[^\\n]*)*';
const ESCAPE = '\\\\(?:[abfnrtv"\'`?\\\\]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2})';
const quoted = (quote: string) => [
  `[rR]${quote.repeat(3)}[^]*?${quote.repeat(3)}`,
  `[rR]${quote}[^${quote}\\n\\r]*${quote}`,
  `${quote.repeat(3)}(?:${ESCAPE}|[^\\\\])*?${quote.repeat(3)}`,
  `${quote}(?:${ESCAPE}|[^\\\\${quote}\\n\\r])*${quote}`,
].join('|');
const NUMBER = '(?:\\d+\\.\\d+|\\.\\d+)(?:[eE][+-]?\\d+)?|\\d+[eE][+-]?\\d+|(?:0x[0-9a-fA-F]+|\\d+)[uU]?';
const KINDS = [
  `(?<number>${NUMBER})`, `(?<text>[bB]?(?:${quoted('"')}|${quoted("'")}))`, '(?<name>[a-zA-Z_]\\w*)', '(?<escaped>`[\\w./ -]+`)',
  '(?<sign>[!=<>]=|&&|\\|\\||[-+*/%<>!?:.,()[\\]{}])', '$',
];
const TOKEN = new RegExp(`${SPACE}(?:${KINDS.join('|')})`, 'y');

const BINARY: readonly string[] = ['&&', '||', '==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%'];
const LITERALS: readonly string[] = ['true', 'false', 'null'];
const RESERVED: readonly string[] = ('as break const continue else for function if import let loop package namespace return var void while').split(' ');
/** Macros on a receiver that bind a variable, by how many arguments they have. */
const BINDING: Readonly<Record<string, readonly number[]>> = { all: [2], exists: [2], exists_one: [2], map: [2, 3], filter: [2] };

type Kind = 'number' | 'text' | 'name' | 'escaped' | 'sign' | 'end';
/** What an expression is, as far as macros ask. */
type Form = 'name' | 'field' | 'other';

interface Token {
  readonly kind: Kind;
  readonly text: string;
}

/** The tokens of an expression with their end; nothing where a character begins none. */
function tokens(expression: string): Token[] | undefined {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  for (;;) {
    const match = TOKEN.exec(expression);
    if (!match) return undefined;
    const [kind, text] = Object.entries(match.groups!).find(([, value]) => value !== undefined) ?? ['end', ''];
    found.push({ kind: kind as Kind, text: text! });
    if (kind === 'end') return found;
  }
}

/** Whether a number has room in 64 bits. */
function fits(text: string, isNegative: boolean): boolean {
  if (/^0x|^\d+[uU]?$/.test(text)) {
    const value = BigInt(text.replace(/u$/i, ''));
    return value < (/u$/i.test(text) ? 2n ** 64n : 2n ** 63n + (isNegative ? 1n : 0n));
  }
  return Number.isFinite(Number(text));
}

/** Reads tokens from left to right. After the first that cannot be it sees only the end. */
class Reader {
  private place = 0;
  private failed = false;

  public constructor(private readonly all: readonly Token[]) {}

  /** Whether the tokens are one expression. */
  public read(): boolean {
    this.expression();
    return !this.failed && this.next.kind === 'end';
  }

  private get next(): Token {
    return this.failed ? this.all[this.all.length - 1] : this.all[this.place];
  }

  private fail(): void {
    this.failed = true;
  }

  private takes(...texts: string[]): boolean {
    const taken = (this.next.kind === 'sign' || this.next.kind === 'name') && texts.includes(this.next.text);
    if (taken) this.place++;
    return taken;
  }

  private expects(text: string): void {
    if (!this.takes(text)) this.fail();
  }

  private name(): string {
    const { kind, text } = this.next;
    if (kind !== 'name' || text === 'in' || LITERALS.includes(text)) this.fail();
    else this.place++;
    return text;
  }

  /** A field may have any name between backticks. */
  private field(): string {
    const { kind, text } = this.next;
    if (kind !== 'escaped') return this.name();
    this.place++;
    return text;
  }

  private expression(): Form {
    const form = this.operation();
    if (!this.takes('?')) return form;
    this.operation();
    this.expects(':');
    this.expression();
    return 'other';
  }

  private operation(): Form {
    let form = this.unary();
    while (this.takes(...BINARY)) {
      this.unary();
      form = 'other';
    }
    return form;
  }

  private unary(): Form {
    const negation = ['!', '-'].find((sign) => this.takes(sign));
    if (negation === undefined) return this.member();
    while (this.takes(negation)) continue;
    // A number may have a sign of its own.
    if (negation === '!' && this.takes('-') && this.next.kind !== 'number') this.fail();
    this.member();
    return 'other';
  }

  private member(): Form {
    let form = this.primary();
    let isPath = form === 'name';
    for (;;) {
      if (this.takes('.')) {
        const method = this.field();
        const isCall = this.takes('(');
        if (isCall) this.binds(method, this.list(')', () => this.expression()));
        form = isCall ? 'other' : 'field';
        isPath &&= !isCall;
      } else if (this.takes('[')) {
        this.expression();
        this.expects(']');
        form = 'other';
        isPath = false;
      } else if (isPath && this.takes('{')) {
        this.list('}', () => this.entry(() => this.field()));
        form = 'other';
        isPath = false;
      } else {
        return form;
      }
    }
  }

  private primary(): Form {
    if (this.takes('(')) {
      const form = this.expression();
      this.expects(')');
      return form;
    }
    if (this.takes('[')) {
      this.list(']', () => this.expression());
    } else if (this.takes('{')) {
      this.list('}', () => this.entry(() => this.expression()));
    } else if (this.next.kind === 'number') {
      if (!fits(this.next.text, this.all[this.place - 1]?.text === '-')) this.fail();
      this.place++;
    } else if (this.next.kind === 'text' || LITERALS.includes(this.next.text)) {
      this.place++;
    } else {
      return this.nameOrCall();
    }
    return 'other';
  }

  private nameOrCall(): Form {
    this.takes('.');
    const name = this.name();
    if (RESERVED.includes(name)) this.fail();
    if (!this.takes('(')) return 'name';
    const forms = this.list(')', () => this.expression());
    if (name === 'has' && forms.length === 1 && forms[0] !== 'field') this.fail();
    return 'other';
  }

  private entry(key: () => unknown): Form {
    key();
    this.expects(':');
    return this.expression();
  }

  /** What stands up to a closing sign. Only arguments have no comma after the last. */
  private list(end: string, item: () => Form): Form[] {
    const forms: Form[] = [];
    if (end !== ')' && this.takes(',')) {
      this.expects(end);
      return forms;
    }
    while (!this.takes(end) && !this.failed) {
      forms.push(item());
      if (this.takes(end)) break;
      this.expects(',');
      if (end === ')' && this.next.text === end) this.fail();
    }
    return forms;
  }

  private binds(method: string, [variable, ...others]: Form[]): void {
    const counts = Object.hasOwn(BINDING, method) ? BINDING[method] : [];
    if (counts.includes(others.length + 1) && variable !== 'name') this.fail();
  }
}

/** An expression, which istiod parses before Envoy compiles it. */
export function celExpression(expression: string): string | undefined {
  const all = tokens(expression);
  return all && new Reader(all).read() ? undefined
    : `must be an expression in CEL such as 'response.code >= 400', got ${show(expression)}`;
}
