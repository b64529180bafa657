import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../platform/guards/caller.ts';
import { ApiKeyReader } from '../../../platform/guards/token-readers.ts';

@Injectable()
export class ReadApiKey extends ApiKeyReader {
  async read(_key: string): Promise<Caller | undefined> {
    return undefined;
  }
}
