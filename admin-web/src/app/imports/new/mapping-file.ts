import { ImportInputError, mappingDocument, readMapping, type Mapping } from '@smartmedconnect/sdk/imports';

/** YAML comes when somebody needs it, not with the page. */
const yaml = () => import('yaml');

/**
 * A mapping from the text of a file, as `smc … import --map` reads it.
 *
 * @throws ImportInputError naming every fault
 */
export async function readMappingText(text: string, called: string): Promise<Mapping> {
  const { parseDocument } = await yaml();
  const document = parseDocument(text);
  if (document.errors.length === 0) return readMapping(document.toJS(), called);
  throw new ImportInputError(
    `${called} is not YAML`,
    document.errors.map(({ linePos, message }) => ({
      at: `line ${linePos?.[0].line ?? 1}`,
      code: 'not_yaml',
      message,
    })),
  );
}

/** The text of a mapping as a file that `smc … import --map` reads. */
export async function mappingText(mapping: Mapping): Promise<string> {
  const { stringify } = await yaml();
  return stringify(mappingDocument(mapping), { lineWidth: 0 });
}
