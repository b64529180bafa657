/**
 * An ESLint rule: what people read in the portal is marked for translation, in templates and in the titles of routes; and the parser
 * that lets ESLint look at templates at all, in which it finds no script.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const { HtmlParser } = createRequire(join(root, 'admin-web', 'package.json'))('@angular/compiler');

/** Where a label floats is no word of it. */
const saidAloud = /^(aria-label|data-label|alt|placeholder|title|label|(?!floatLabel)\w+Label)$/;
const words = /\p{L}{2,}/u;
/** The same in every language. */
const names = /SmartMedConnect|Stripe|CSV/g;

export const templateParser = {
  meta: { name: 'angular-template', version: '1' },
  parseForESLint(text) {
    const lines = text.split('\n');
    const end = { line: lines.length, column: lines.at(-1).length };
    const loc = { start: { line: 1, column: 0 }, end };
    const ast = { type: 'Program', sourceType: 'module', body: [], tokens: [], comments: [] };
    return { ast: { ...ast, range: [0, text.length], loc }, services: { isTemplate: true } };
  },
};

export const markedWords = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { unmarked: 'Mark “{{words}}” for translation (admin-web/README.md says how).' },
  },
  create(context) {
    const { sourceCode } = context;
    const report = (node, unmarked) => {
      for (const text of unmarked) context.report({ node, messageId: 'unmarked', data: { words: text } });
    };
    if (sourceCode.parserServices.isTemplate) {
      return { Program: (node) => report(node, unmarkedWords(sourceCode.text)) };
    }
    return {
      'Decorator Property[key.name="template"] > :matches(TemplateLiteral, Literal)': (node) =>
        report(node, unmarkedWords(sourceCode.getText(node).slice(1, -1))),
      'Property[key.name="title"] > Literal': (node) => {
        if (/\.routes\.ts$/.test(context.filename)) report(node, [node.value]);
      },
    };
  },
};

function unmarkedWords(template) {
  const options = { tokenizeExpansionForms: true, tokenizeBlocks: true, tokenizeLet: true };
  const { rootNodes } = new HtmlParser().parse(template, 'template.html', options);
  return rootNodes.flatMap((node) => unmarkedIn(node, false));
}

/** Within a marked element everything is part of its message but the attributes of what stands in it. */
function unmarkedIn(node, marked) {
  // A choice (`{count, plural, …}`) and its cases.
  if (node.cases !== undefined) {
    return marked ? [] : [node.switchValue.trim()];
  }
  if (node.children === undefined) {
    // What `@let` gives a name to is an expression.
    const isLet = node.nameSpan !== undefined;
    return marked || isLet || node.value === undefined || !isRead(node.value) ? [] : [shortened(node.value)];
  }
  const attrs = node.attrs ?? [];
  const attributes = attrs.filter((attribute) => isUnmarked(attribute, attrs)).map(({ value }) => value);
  const inside = marked || node.name === 'code' || attrs.some(({ name }) => name === 'i18n');
  return [...attributes, ...node.children.flatMap((child) => unmarkedIn(child, inside))];
}

function isUnmarked({ name, value }, attrs) {
  if (!saidAloud.test(name) || !isRead(value)) return false;
  // Angular takes a marked attribute with a value in it for a property, and the DOM has none of these names.
  const isLost = /^(aria|data)-/.test(name) && value.includes('{{');
  return isLost || !attrs.some((other) => other.name === `i18n-${name}`);
}

function isRead(text) {
  return words.test(
    text
      .replace(/\{\{[^]*?\}\}/g, '')
      .replace(/&\w+;/g, '')
      .replace(names, ''),
  );
}

function shortened(text) {
  return text.trim().replace(/\s+/g, ' ').slice(0, 60);
}
