/* A CUDA driver that pretends: two GPUs, memory that is the host's, and one kernel, the probe's. Whatever else is launched
   ends with an illegal address, as does everything when STUB_BREAK is set. Enough to run what drives CUDA. */
#include <stdlib.h>
#include <string.h>

typedef unsigned long long Address;

int cuInit(unsigned flags) { return 0; }
int cuDeviceGetCount(int* count) { *count = 2; return 0; }
int cuDeviceGet(int* device, int ordinal) { *device = ordinal; return 0; }
int cuDeviceGetName(char* name, int length, int device) { strncpy(name, device ? "Stub B" : "Stub A", length); return 0; }
int cuDeviceTotalMem_v2(size_t* bytes, int device) { *bytes = 8ull << 30; return 0; }
int cuDeviceGetUuid(unsigned char* uuid, int device) { memset(uuid, device ? 0xB1 : 0xA1, 16); return 0; }
int cuDevicePrimaryCtxRetain(void** context, int device) { *context = (void*) 16; return 0; }
int cuDevicePrimaryCtxRelease_v2(int device) { return 0; }
int cuCtxSetCurrent(void* context) { return 0; }
int cuStreamCreate(void** stream, unsigned flags) { *stream = (void*) 32; return 0; }
int cuStreamDestroy_v2(void* stream) { return 0; }
int cuStreamSynchronize(void* stream) { return 0; }
int cuMemGetInfo_v2(size_t* free, size_t* total) { *free = 7ull << 30; *total = 8ull << 30; return 0; }
int cuMemAlloc_v2(Address* memory, size_t bytes) {
    if (bytes > 8ull << 30) {
        return 2;
    }
    *memory = (Address) malloc(bytes);
    return 0;
}
int cuMemFree_v2(Address memory) { free((void*) memory); return 0; }
int cuMemcpyHtoDAsync_v2(Address to, const void* from, size_t bytes, void* stream) {
    memcpy((void*) to, from, bytes);
    return 0;
}
int cuMemcpyDtoHAsync_v2(void* to, Address from, size_t bytes, void* stream) {
    memcpy(to, (void*) from, bytes);
    return 0;
}
int cuModuleLoadData(void** module, const void* image) {
    *module = (void*) 48;
    return strstr(image, ".visible .entry") ? 0 : 218;
}
int cuModuleUnload(void* module) { return 0; }

static char names[64][64];
static int used;

int cuModuleGetFunction(void** function, void* module, const char* name) {
    strncpy(names[used], name, 63);
    *function = names[used++];
    return 0;
}

int cuLaunchKernel(void* function, unsigned groups, unsigned groupsY, unsigned groupsZ, unsigned lanes, unsigned lanesY,
                   unsigned lanesZ, unsigned shared, void* stream, void** arguments, void** extra) {
    if (getenv("STUB_BREAK") || strcmp(function, "twice")) {
        return 700;
    }
    float* x = *(float**) arguments[0];
    for (int i = 0; i < *(int*) arguments[1]; i++) {
        x[i] *= 2;
    }
    return 0;
}
