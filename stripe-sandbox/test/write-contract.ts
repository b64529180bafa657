/** Draws stripe-contract.json anew: `node stripe-sandbox/test/write-contract.ts [folder with Stripe's two files]`. */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { extractContract } from './contract-extraction.ts';
import { contractFile } from './openapi-contract.ts';
import { readStripeFiles, stripeFiles } from './stripe-files.ts';

const { document, fixtures } = readStripeFiles(process.argv[2] ?? stripeFiles);
const text = JSON.stringify(extractContract(document, fixtures));
writeFileSync(contractFile, await format(text, { parser: 'json', printWidth: 110 }));
