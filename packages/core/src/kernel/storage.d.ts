/** Not exported by class-transformer's front door: what its decorators said. class-validator-jsonschema sees through `@Type` by it, and so does the kernel. */
declare module 'class-transformer/cjs/storage.js' {
  type Class = abstract new (...given: never[]) => object;
  export const defaultMetadataStorage: {
    findTypeMetadata(target: object, property: string): { readonly typeFunction: () => unknown } | undefined;
    findTransformMetadatas(target: Class, property: string, kind: number): readonly object[];
    getStrategy(target: Class): 'excludeAll' | 'exposeAll' | 'none';
    getExposedMetadatas(target: Class): readonly object[];
    getExcludedMetadatas(target: Class): readonly object[];
  };
}
