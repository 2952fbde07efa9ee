//! The file: pages of whole rows, column after column, and the footer that says where they are (github.com/apache/parquet-format,
//! src/main/thrift/parquet.thrift).

use serde_json::Value;

use super::levels;
use super::thrift::Struct;
use super::tree::{Column, Field, Kind, Values, columns, shred};

const MAGIC: &[u8] = b"PAR1";

/// Rows of a page.
const PAGE: usize = 1_000;

/// Enumerations of the format.
const PLAIN: i32 = 0;
const RLE: i32 = 3;
const ZSTD: i32 = 6;
const OPTIONAL: i32 = 1;
const REPEATED: i32 = 2;
const UTF8: i32 = 0;
const LIST: i32 = 3;
const TIMESTAMP_MILLIS: i32 = 9;

/// A column's pages, one after the other.
struct Chunk {
    column: Column,
    bytes: Vec<u8>,
    inflated: usize,
    values: usize,
}

/// A file with these rows, all in one group.
pub(crate) fn write(fields: &[Field], rows: &[Value]) -> Result<Vec<u8>, String> {
    let chunks = chunks(fields, rows).map_err(|error| format!("a page cannot be compressed: {error}"))?;
    let mut file = MAGIC.to_vec();
    let mut metadata = Vec::with_capacity(chunks.len());
    for chunk in &chunks {
        let at = file.len();
        file.extend(&chunk.bytes);
        metadata.push(described(chunk, at));
    }
    let inflated: usize = chunks.iter().map(|chunk| chunk.inflated).sum();
    let group = Struct::default()
        .structures(1, metadata.into_iter())
        .i64(2, inflated)
        .i64(3, rows.len());
    let footer = Struct::default()
        .i32(1, 1)
        .structures(2, schema(fields).into_iter())
        .i64(3, rows.len())
        .structures(4, std::iter::once(group))
        .text(6, concat!("tripline version ", env!("CARGO_PKG_VERSION")))
        .end();
    file.extend(&footer);
    file.extend(u32::try_from(footer.len()).unwrap_or(u32::MAX).to_le_bytes());
    file.extend(MAGIC);
    Ok(file)
}

fn chunks(fields: &[Field], rows: &[Value]) -> std::io::Result<Vec<Chunk>> {
    let mut columns = columns(fields);
    let empty = |column: &mut Column| Chunk {
        column: column.take(),
        bytes: Vec::new(),
        inflated: 0,
        values: 0,
    };
    let mut chunks: Vec<Chunk> = columns.iter_mut().map(empty).collect();
    for part in rows.chunks(PAGE) {
        for row in part {
            shred(fields, row, &mut columns);
        }
        for (column, chunk) in columns.iter_mut().zip(&mut chunks) {
            page(&column.take(), chunk)?;
        }
    }
    Ok(chunks)
}

/// A data page, its header before it.
fn page(column: &Column, chunk: &mut Chunk) -> std::io::Result<()> {
    let mut body = levels::encode(&column.repetitions, column.repetition);
    body.extend(levels::encode(&column.definitions, column.definition));
    match &column.values {
        Values::Bytes(bytes) => body.extend(bytes),
        Values::Flags(flags) => body.extend(flags.chunks(8).map(|bits| {
            let set = bits.iter().enumerate().filter(|(_, flag)| **flag);
            set.fold(0_u8, |byte, (bit, _)| byte | 1 << bit)
        })),
    }
    let packed = zstd::bulk::compress(&body, 3)?;
    let count = column.definitions.len();
    let of_page = Struct::default()
        .i32(1, i32::try_from(count).unwrap_or(i32::MAX))
        .i32(2, PLAIN)
        .i32(3, RLE)
        .i32(4, RLE);
    let header = Struct::default()
        .i32(1, 0)
        .i32(2, i32::try_from(body.len()).unwrap_or(i32::MAX))
        .i32(3, i32::try_from(packed.len()).unwrap_or(i32::MAX))
        .structure(5, of_page)
        .end();
    chunk.inflated += header.len() + body.len();
    chunk.values += count;
    chunk.bytes.extend(header);
    chunk.bytes.extend(packed);
    Ok(())
}

/// Where a column is and what is in it.
fn described(chunk: &Chunk, at: usize) -> Struct {
    let metadata = Struct::default()
        .i32(1, chunk.column.physical)
        .i32s(2, &[PLAIN, RLE])
        .texts(3, &chunk.column.path)
        .i32(4, ZSTD)
        .i64(5, chunk.values)
        .i64(6, chunk.inflated)
        .i64(7, chunk.bytes.len())
        .i64(9, at);
    Struct::default().i64(2, at).structure(3, metadata)
}

/// The tree, depth first.
fn schema(fields: &[Field]) -> Vec<Struct> {
    let mut elements = vec![Struct::default().text(4, "finding").i32(5, length(fields))];
    for field in fields {
        element(field.name, &field.kind, &mut elements);
    }
    elements
}

fn length(fields: &[Field]) -> i32 {
    i32::try_from(fields.len()).unwrap_or(i32::MAX)
}

fn element(name: &str, kind: &Kind, out: &mut Vec<Struct>) {
    let optional = |physical: i32| Struct::default().i32(1, physical).i32(3, OPTIONAL).text(4, name);
    match kind {
        Kind::Text => out.push(optional(6).i32(6, UTF8)),
        Kind::Number => out.push(optional(2)),
        Kind::Time => out.push(optional(2).i32(6, TIMESTAMP_MILLIS)),
        Kind::Flag => out.push(optional(0)),
        Kind::Group(fields) => {
            out.push(Struct::default().i32(3, OPTIONAL).text(4, name).i32(5, length(fields)));
            for field in fields {
                element(field.name, &field.kind, out);
            }
        }
        Kind::List(of) => {
            out.push(Struct::default().i32(3, OPTIONAL).text(4, name).i32(5, 1).i32(6, LIST));
            out.push(Struct::default().i32(3, REPEATED).text(4, "list").i32(5, 1));
            element("element", of, out);
        }
    }
}
