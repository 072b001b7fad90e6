export { answerOtherwise, pageIn } from './answer.ts';
export { bodyLimitBytes, checkContentType, parseJsonBody, readBody } from './body.ts';
export { callAction, type ActionCall } from './call.ts';
export { hostCases, type HostCase } from './conformance/cases.ts';
export { checkHost } from './conformance/check.ts';
export { conformance, conformanceWhoIs } from './conformance/plugin.ts';
export {
  badAddress,
  bodyAlreadyRead,
  bodyNotJson,
  bodyTooLarge,
  bodyTypeUnsupported,
  methodNotAllowed,
  noRoute,
  originNotAllowed,
  signInNeeded,
  unexpected,
} from './errors.ts';
export { toFetchHandler, type HandlerOptions, type WhoIs } from './fetch.ts';
export { hasBody, inputOf, rawInputOf, textsOf, type RequestParts } from './input.ts';
export { toFetchRequest, toNodeHandler, writeStream, type NodeRequest, type NodeResponse } from './node.ts';
export { openApi, type OpenApiDocument } from './open-api/document.ts';
export type { ApiOperation, ApiParameter, ApiResponse } from './open-api/operation.ts';
export { failedReply, problemOf, problemReply, type Problem } from './problem.ts';
export { toWire, type Reply, type WireReply } from './reply.ts';
export { bytesKept, visibleHeaders } from './raw.ts';
export { requestIdFrom } from './request-id.ts';
export { matchRoute, routesOf, type ActionRoute, type Match } from './routes.ts';
export { jsonSchemaOf, type DecoratedClass } from './schema/book.ts';
export type { JsonSchema } from './schema/json-schema.ts';
export { statusOf, statusOfKind, titleOf } from './status.ts';
