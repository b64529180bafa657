/** ESLint rules of this house, about names and words. STYLE.md says why. */
import { basename, relative } from 'node:path';
import { markedWords } from './marked-words.mjs';
import { root } from './prepare.mjs';

const vagueFolders = /^(common|utils?|helpers?|core|shared|misc)$/;
const vagueNames = /(Service|Manager|Helper|Util|Utils|Dto)$/;
const kebabCase = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.([mc]?[jt]sx?|html)$/;

const fileNames = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      kebab: 'File names are kebab-case: {{name}}.',
      vague: '“{{part}}” says nothing about what is inside. Name the thing, or the step.',
    },
  },
  create(context) {
    return {
      Program(node) {
        const name = basename(context.filename);
        if (!kebabCase.test(name)) context.report({ node, messageId: 'kebab', data: { name } });
        for (const part of relative(root, context.filename).split(/[/\\]/)) {
          const words = part.replace(/\.[^.]+$/, '').split(/[.-]/);
          const vague = vagueFolders.test(words[0]) && words.length === 1;
          const suffix = words.some((word) => /^(service|manager|helper|util|utils|dto)$/.test(word));
          if (vague || suffix) context.report({ node, messageId: 'vague', data: { part } });
        }
      },
    };
  },
};

const declarationNames = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { vague: '“{{name}}” is named after a habit. Say what it does, in the words of the field.' },
  },
  create(context) {
    const check = ({ id }) => {
      if (id && vagueNames.test(id.name))
        context.report({ node: id, messageId: 'vague', data: { name: id.name } });
    };
    return { ClassDeclaration: check, TSInterfaceDeclaration: check, TSTypeAliasDeclaration: check };
  },
};

export default {
  rules: { 'file-names': fileNames, 'declaration-names': declarationNames, 'marked-words': markedWords },
};
