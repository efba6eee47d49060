package io.orrery.topics.model;

/// The file formats an upload may have.
public enum FileFormat {
    ARROW(false),
    CSV(false),
    JSON(false),
    PARQUET(false),
    XLSX(false),
    EDGE_LIST(true),
    MATRIX_MARKET(true),
    METIS(true),
    GRAPHML(true),
    GEXF(true),
    GML(true),
    PAJEK(true),
    DOT(true),
    GRAPHSON(true);

    private final boolean graph;

    FileFormat(boolean graph) {
        this.graph = graph;
    }

    /// Whether one file holds both edges and nodes and says itself what they are; the others are tables, whose columns
    /// somebody has to name.
    public boolean isGraph() {
        return graph;
    }
}
