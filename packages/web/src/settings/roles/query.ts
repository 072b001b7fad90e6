import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';

/** Every permission, and which roles hold it. */
export const permissionsQuery = queryOptions({ queryKey: ['permissions'], queryFn: () => ask(api.GET('/permissions')) });

export type Permission = Awaited<ReturnType<NonNullable<(typeof permissionsQuery)['queryFn']>>>[number];
