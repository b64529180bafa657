import type { OpenAPIObject } from '@nestjs/swagger';
import { stringify } from 'yaml';

const header =
  '# Generated from the code by `npm run generate`. Edit the schemas and routes, not this file.\n';

export function toYaml(document: OpenAPIObject): string {
  const plain: unknown = JSON.parse(JSON.stringify(document));
  return header + stringify(plain, { lineWidth: 110, aliasDuplicateObjects: false });
}
