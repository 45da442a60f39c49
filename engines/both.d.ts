// What browsers and Node both have beyond the language: streams of bytes and UTF-8. Nothing else of either may be used here.
interface ReadableStreamDefaultReader<Piece> {
  read(): Promise<{ done: false; value: Piece } | { done: true; value: Piece | undefined }>;
}
interface ReadableStream<Piece = unknown> {
  getReader(): ReadableStreamDefaultReader<Piece>;
  pipeThrough<Out>(through: TransformStream<Piece, Out>): ReadableStream<Out>;
}
interface ReadableStreamDefaultController<Piece> {
  enqueue(piece: Piece): void;
  close(): void;
  error(reason: unknown): void;
}
declare var ReadableStream: {
  new <Piece>(
    source: { pull(controller: ReadableStreamDefaultController<Piece>): Promise<void>; cancel?(): Promise<void> },
    strategy?: { highWaterMark: number },
  ): ReadableStream<Piece>;
};
interface TransformStreamDefaultController<Piece> {
  enqueue(piece: Piece): void;
}
interface TransformStream<In = unknown, Out = unknown> {
  readonly readable: ReadableStream<Out>;
}
declare var TransformStream: {
  new <In, Out>(transformer: {
    transform(piece: In, controller: TransformStreamDefaultController<Out>): void;
    flush?(controller: TransformStreamDefaultController<Out>): void;
  }): TransformStream<In, Out>;
};
declare var TextEncoder: { new (): { encode(text: string): Uint8Array } };
declare var TextDecoder: {
  new (label?: string, options?: { fatal: boolean }): { decode(bytes: Uint8Array): string };
};
