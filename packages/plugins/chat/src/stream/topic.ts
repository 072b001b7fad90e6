/** What is whispered about a chat is whispered under this. */
export const topicOf = ({ id }: { readonly id: number }): string => `chat:${String(id)}`;
