/** A list as somebody wants to see it again: a name for what stands in its address. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly version: number;
}

/** Where a person's views of a list are kept. */
export abstract class ViewStore {
  abstract of(screen: string): Promise<readonly View[]>;
  abstract save(screen: string, name: string, query: string): Promise<void>;
  abstract rename(screen: string, view: View, name: string): Promise<void>;
  abstract remove(view: View): Promise<void>;
}
