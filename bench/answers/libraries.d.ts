/** What the benchmark uses of packages that are installed for it alone; `npm run check` does without them. */
declare module "minisearch" {
  export default class MiniSearch<T> {
    constructor(options: { fields: string[]; idField?: string; searchOptions?: object });
    addAll(documents: readonly T[]): void;
    search(query: string): { readonly id: string }[];
  }
}

declare module "@orama/orama" {
  export function create(options: { schema: Record<string, string>; components?: object }): unknown;
  export function insertMultiple(db: unknown, documents: readonly object[]): Promise<unknown>;
  export function search(
    db: unknown,
    query: { term: string; limit: number; tolerance?: number; boost?: Record<string, number> },
  ): Promise<{ hits: { document: { id: string } }[] }>;
}

declare module "flexsearch" {
  export class Document {
    constructor(options: object);
    add(document: object): void;
    search(query: string, options: object): { readonly result: readonly (string | { id: string })[] }[];
  }
}
