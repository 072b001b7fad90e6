import { DataSource, type DataSourceOptions, type EntityMetadata, type EntityTarget } from 'typeorm';
import { EntitySchemaTransformer } from 'typeorm/entity-schema/EntitySchemaTransformer.js';
import { EntityMetadataBuilder } from 'typeorm/metadata-builder/EntityMetadataBuilder.js';
import { EntityMetadataValidator } from 'typeorm/metadata-builder/EntityMetadataValidator.js';
import { toEntitySchema, type AnyEntity, type Dialect } from '../entity.ts';

/**
 * Describes a table to TypeORM when it is asked for first. TypeORM itself describes all of them at the start, and for each looks through
 * the columns of all: a third of the time that a desk takes to open. Tables here name each other by id alone, so each stands for itself.
 */
class DeskSource extends DataSource {
  private readonly tables: ReadonlyMap<string, AnyEntity>;
  private readonly dialect: Dialect;

  constructor(options: DataSourceOptions, tables: ReadonlyMap<string, AnyEntity>, dialect: Dialect) {
    super(options);
    this.tables = tables;
    this.dialect = dialect;
  }

  /** For what looks at the whole schema. */
  describeAll(): void {
    for (const table of this.tables.keys()) this.findMetadata(table);
  }

  protected override findMetadata(target: EntityTarget<object>): EntityMetadata | undefined {
    const known = this.entityMetadatasMap.get(target);
    if (known || typeof target !== 'string') return known ?? super.findMetadata(target);
    const entity = this.tables.get(target);
    return entity && this.describe(entity);
  }

  private describe(entity: AnyEntity): EntityMetadata | undefined {
    const schema = toEntitySchema(entity, this.dialect);
    const [made] = new EntityMetadataBuilder(this, new EntitySchemaTransformer().transform([schema])).build();
    if (!made) return undefined;
    new EntityMetadataValidator().validate(made, [made], this.driver);
    this.entityMetadatas.push(made);
    this.entityMetadatasMap.set(entity.table, made);
    return made;
  }
}
export type { DeskSource };

/** A way to the database that knows these tables; not connected yet. */
export const deskSource = (options: DataSourceOptions, entities: readonly AnyEntity[]): DeskSource =>
  new DeskSource(options, new Map(entities.map((entity) => [entity.table, entity])), options.type === 'postgres' ? 'postgres' : 'sqlite');
