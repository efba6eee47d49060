package io.orrery.ingest.format;

import io.orrery.ingest.arrow.ArrowReader;
import io.orrery.ingest.csv.CsvReader;
import io.orrery.ingest.graph.GraphReader;
import io.orrery.ingest.graph.json.GraphSon;
import io.orrery.ingest.graph.text.Dot;
import io.orrery.ingest.graph.text.EdgeList;
import io.orrery.ingest.graph.text.Gml;
import io.orrery.ingest.graph.text.MatrixMarket;
import io.orrery.ingest.graph.text.Metis;
import io.orrery.ingest.graph.text.Pajek;
import io.orrery.ingest.graph.xml.Gexf;
import io.orrery.ingest.graph.xml.GraphMl;
import io.orrery.ingest.json.JsonReader;
import io.orrery.ingest.log.JsonFamilies;
import io.orrery.ingest.log.JsonFormat;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.LogFormats;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.log.RowFormats;
import io.orrery.ingest.log.TextFormats;
import io.orrery.ingest.parquet.ParquetReader;
import io.orrery.ingest.windows.WindowsXml;
import io.orrery.ingest.xlsx.XlsxReader;
import io.orrery.ingest.zeek.ZeekJson;
import io.orrery.topics.model.FileFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// The tables of formats: one line each.
public final class Formats {
    private Formats() {}

    public static TableReaders readers() {
        return new TableReaders(readersByFormat());
    }

    /// What reads each format.
    public static Map<FileFormat, TableReader> readersByFormat() {
        Map<FileFormat, TableReader> readers = new EnumMap<>(FileFormat.class);
        readers.put(FileFormat.ARROW, new ArrowReader());
        readers.put(FileFormat.CSV, new CsvReader());
        readers.put(FileFormat.JSON, new JsonReader());
        readers.put(FileFormat.PARQUET, new ParquetReader());
        readers.put(FileFormat.XLSX, new XlsxReader());
        readers.put(FileFormat.EDGE_LIST, new GraphReader(new EdgeList()));
        readers.put(FileFormat.MATRIX_MARKET, new GraphReader(new MatrixMarket()));
        readers.put(FileFormat.METIS, new GraphReader(new Metis()));
        readers.put(FileFormat.GRAPHML, new GraphReader(new GraphMl()));
        readers.put(FileFormat.GEXF, new GraphReader(new Gexf()));
        readers.put(FileFormat.GML, new GraphReader(new Gml()));
        readers.put(FileFormat.PAJEK, new GraphReader(new Pajek()));
        readers.put(FileFormat.DOT, new GraphReader(new Dot()));
        readers.put(FileFormat.GRAPHSON, new GraphReader(new GraphSon()));
        return readers;
    }

    /// In the order in which an event is tried for them. Objects hold texts and texts hold objects, so each side knows
    /// the other.
    public static LogFormats logs() {
        AtomicReference<LogFormats> all = new AtomicReference<>();
        Function<RawEvent, Parsed> within = raw -> all.get().parse(raw);
        JsonFormat json = new JsonFormat(JsonFamilies.inOrder(within));
        List<LogFormat> formats = new ArrayList<>(List.of(json, new WindowsXml()));
        formats.addAll(TextFormats.plain());
        formats.addAll(RowFormats.inOrder(new ZeekJson(), json));
        formats.addAll(TextFormats.open(within));
        all.set(new LogFormats(formats));
        return all.get();
    }
}
