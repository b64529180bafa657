/**
 * Where the bytes of files are kept, apart from the database and from everything that is served: a folder, or a bucket. It is
 * given bytes that are sealed already. Keys are ids, so that no name of a person's file is told to whoever runs the store.
 */
export abstract class FileStore {
  /** Keeps them under the key; the same key again replaces them. */
  abstract put(key: string, bytes: Buffer): Promise<void>;

  /** @throws when nothing is kept under the key, or the store does not answer */
  abstract get(key: string): Promise<Buffer>;

  /** What is not there is as good as removed. */
  abstract remove(key: string): Promise<void>;

  /** @throws when nothing could be kept at the moment */
  abstract reach(): Promise<void>;
}
