package io.orrery.ingest.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/// Bytes packed in every way that is read, and workbooks, which are zips.
final class PackedSamples {
    private PackedSamples() {}

    /// How bytes are packed.
    enum Way {
        GZIP,
        ZIP,
        ZSTD,
        BZIP2,
        XZ
    }

    static byte[] pack(Way way, byte[] plain) {
        if (way == Way.ZIP) {
            return zip(Map.of("file", plain));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = open(way, bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static OutputStream open(Way way, OutputStream out) throws IOException {
        return switch (way) {
            case GZIP -> new GZIPOutputStream(out);
            case ZSTD -> new ZstdCompressorOutputStream(out);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case XZ -> new XZCompressorOutputStream(out);
            case ZIP -> throw new IllegalArgumentException("a zip has names");
        };
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A workbook whose first sheet has these rows, as Excel writes them.
    static byte[] workbook(String rows) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return zip(Map.of(
                "[Content_Types].xml",
                SampleFiles.utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + part("/xl/workbook.xml", "sheet.main")
                        + part("/xl/worksheets/sheet1.xml", "worksheet")
                        + part("/xl/styles.xml", "styles")
                        + "</Types>"),
                "_rels/.rels",
                SampleFiles.utf8("<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
                "xl/workbook.xml",
                SampleFiles.utf8("<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office
                        + "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
                "xl/_rels/workbook.xml.rels",
                SampleFiles.utf8("<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
                "xl/styles.xml",
                SampleFiles.utf8("<styleSheet xmlns=\"" + main
                        + "\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"),
                "xl/worksheets/sheet1.xml",
                SampleFiles.utf8("<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>")));
    }

    private static String part(String name, String kind) {
        return "<Override PartName=\"" + name
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + kind + "+xml\"/>";
    }
}
