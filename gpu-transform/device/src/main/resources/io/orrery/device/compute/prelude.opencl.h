#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#define KERNEL __kernel
#define GLOBAL __global
#define LOCAL __local
#define GROUP ((int) get_group_id(0))
#define GROUPS ((int) get_num_groups(0))
#define LANE ((int) get_local_id(0))
#define LANES ((int) get_local_size(0))
#define BARRIER barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
#define SQRT(x) sqrt((double) (x))
#define FLOAT_BITS(x) as_int(x)
#define BITS_FLOAT(x) as_float(x)
#define FUNCTION static
#define SQRT_FLOAT(x) sqrt((float) (x))
