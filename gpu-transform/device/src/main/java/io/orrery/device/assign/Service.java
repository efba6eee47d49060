package io.orrery.device.assign;

import java.util.Set;

/// Who may compute on devices, with the names of its settings: those that Graphistry's users know.
public enum Service {
    /// Uploads and feeds to tables. Computes on the CPU whatever is assigned.
    INGEST("FORGE_CUDA_VISIBLE_DEVICES", "FORGE_NUM_WORKERS", ""),
    /// Tables to graphs. Computes on the CPU whatever is assigned.
    TRANSFORM("DCW_CUDA_VISIBLE_DEVICES", "DASK_NUM_WORKERS", ""),
    LAYOUT("STREAMGL_CUDA_VISIBLE_DEVICES", "STREAMGL_NUM_WORKERS", "ORRERY_LAYOUT_DEVICE");

    /// Of all services; read by the driver itself.
    static final String GLOBAL = "CUDA_VISIBLE_DEVICES";

    private final String visible;
    private final String workers;
    private final String wish;

    Service(String visible, String workers, String wish) {
        this.visible = visible;
        this.workers = workers;
        this.wish = wish;
    }

    /// Names of all settings that an [Assignment] of this service reads.
    public Set<String> settings() {
        return Set.of(GLOBAL, visible, workers, wish);
    }

    /// GPUs that this service may use.
    public String visible() {
        return visible;
    }

    /// How many of its workers compute at the same time.
    public String workers() {
        return workers;
    }

    /// Which backend it is to use; empty where it has no choice yet.
    public String wish() {
        return wish;
    }
}
