// One source file as the house rules see it: what it imports and the few forms they forbid. A real
// parser reads it, so that words in comments and strings never count as code.
import path from 'node:path';
import { parseSync } from 'vite';

export type Import = {
  /** Path from the project's root for a file of ours, else the package's name or `node:...`. */
  target: string;
  isOurs: boolean;
  /** Erased before it runs: `import type`, and a type named as `import('...').T`. */
  isType: boolean;
  /** Passed on to whoever imports this file: `export ... from`. */
  isPassedOn: boolean;
};

export type Source = {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
  lineCount: number;
  /** The comment that the file begins with. */
  headComment: string;
  comments: string[];
  imports: Import[];
  /** `report.updateMany` for `tx.report.updateMany(...)`, every such call. */
  memberCalls: string[];
  /** Every string and the fixed parts of every template. */
  strings: string[];
  /** First argument of it, test and describe. */
  titles: string[];
  readsEnvironment: boolean;
  /** `new Date()` without an argument. */
  makesNow: boolean;
  castsToAny: boolean;
  /** `it.only`, `describe.skip` and the like. */
  leftOutTests: string[];
};

type Node = { type: string; start: number; end: number; [key: string]: unknown };

const TEST_NAMES = new Set(['it', 'test', 'describe']);
const LEFT_OUT = new Set(['only', 'skip', 'todo', 'fails']);

/** @throws Error when the text is not TypeScript */
export function readSource(file: string, text: string): Source {
  const parsed = parseSync(file, text, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  const [problem] = parsed.errors;
  if (problem) throw new Error(`${file} does not parse: ${problem.message}`);
  const program = parsed.program as unknown as Node & { body: Node[] };
  const source: Source = {
    path: file,
    text,
    lineCount: text.replace(/\n$/, '').split('\n').length,
    headComment: '',
    comments: parsed.comments.map((comment) => comment.value),
    imports: [],
    memberCalls: [],
    strings: [],
    titles: [],
    readsEnvironment: false,
    makesNow: false,
    castsToAny: false,
    leftOutTests: [],
  };
  source.headComment = headComment(text);
  visit(program, (node) => note(source, node));
  return source;
}

/** The lines or the block that the file begins with; a comment after a blank line is another. */
function headComment(text: string): string {
  return /^(?:\/\/.*\n?)+|^\/\*[\s\S]*?\*\//.exec(text)?.[0] ?? '';
}

function visit(node: Node, each: (node: Node) => void): void {
  each(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) visit(child, each);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function note(source: Source, node: Node): void {
  noteImport(source, node);
  if (node.type === 'Literal' && typeof node['value'] === 'string')
    source.strings.push(node['value']);
  if (node.type === 'TemplateElement') source.strings.push(templateText(node));
  if (node.type === 'CallExpression') noteCall(source, node);
  if (node.type === 'MemberExpression') noteMember(source, node);
  if (node.type === 'NewExpression') noteNew(source, node);
  const castTo = node.type === 'TSAsExpression' ? (node['typeAnnotation'] as Node) : null;
  if (castTo?.type === 'TSAnyKeyword') source.castsToAny = true;
}

function noteImport(source: Source, node: Node): void {
  const from = (node['source'] ?? null) as (Node & { value?: unknown }) | null;
  if (typeof from?.value !== 'string') return;
  const isPassedOn = node.type.startsWith('Export');
  const isType =
    node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type';
  source.imports.push({ ...resolveTarget(source.path, from.value), isType, isPassedOn });
}

function resolveTarget(file: string, specifier: string): Pick<Import, 'target' | 'isOurs'> {
  if (specifier.startsWith('.')) {
    return { target: path.posix.join(path.posix.dirname(file), specifier), isOurs: true };
  }
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  return { target: parts.slice(0, length).join('/'), isOurs: false };
}

function noteCall(source: Source, node: Node): void {
  const callee = node['callee'] as Node;
  const names = dottedNames(callee);
  if (callee.type === 'MemberExpression') source.memberCalls.push(names.slice(-2).join('.'));
  if (!TEST_NAMES.has(names[0] ?? '')) return;
  const [title] = node['arguments'] as Node[];
  if (title?.type === 'Literal') source.titles.push(String(title['value']));
  if (title?.type === 'TemplateLiteral') {
    source.titles.push((title['quasis'] as Node[]).map(templateText).join('…'));
  }
}

function noteNew(source: Source, node: Node): void {
  const isBare = (node['arguments'] as Node[]).length === 0;
  if (isBare && dottedNames(node['callee'] as Node).join('.') === 'Date') source.makesNow = true;
}

function noteMember(source: Source, node: Node): void {
  const names = dottedNames(node);
  if (names.join('.') === 'process.env') source.readsEnvironment = true;
  const last = names.at(-1) ?? '';
  if (TEST_NAMES.has(names[0] ?? '') && LEFT_OUT.has(last)) {
    source.leftOutTests.push(names.join('.'));
  }
}

function templateText(node: Node): string {
  return (node['value'] as { raw: string }).raw;
}

/** `['it', 'each']` for `it.each(rows)(...)`; a part that is no plain name is left out. */
function dottedNames(node: Node): string[] {
  if (node.type === 'Identifier') return [String(node['name'])];
  if (node.type === 'MemberExpression') {
    const property = node['property'] as Node;
    const name = property.type === 'Identifier' ? property['name'] : property['value'];
    return [...dottedNames(node['object'] as Node), ...(name === undefined ? [] : [String(name)])];
  }
  if (node.type === 'CallExpression') return dottedNames(node['callee'] as Node);
  if (node.type === 'TaggedTemplateExpression') return dottedNames(node['tag'] as Node);
  return [];
}
