# How everything is compiled: language level, warnings, launchers and sanitizers.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()

# moc of Qt 6.4 cannot parse the C++20 standard headers. It skips headers that it does not find, so do not tell it
# where the compiler's own are.
list(FILTER CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES EXCLUDE REGEX "c\\+\\+|/gcc/")

find_program(PEERSCAPE_CCACHE ccache)
if(PEERSCAPE_CCACHE)
    # Paths below the checkout are taken relative to it, so that several checkouts share what they compile.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${PEERSCAPE_CCACHE}")
endif()

find_program(PEERSCAPE_MOLD mold)
if(PEERSCAPE_MOLD)
    # g++ 12 finds mold by name; older linkers stay where it is missing.
    add_link_options(-fuse-ld=mold)
endif()

option(PEERSCAPE_UNITY "Compile a dozen sources of a target at a time; off, each file must include what it uses" ON)
if(PEERSCAPE_UNITY)
    # The files are small and the standard library's headers are not: one by one, the build takes four times as long.
    set(CMAKE_UNITY_BUILD ON)
    set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)
    # A class of one source may hold members of that source's anonymous namespace; seen from a batch it looks like a header
    # to g++.
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()

# Linking is what needs memory: one at a time.
set_property(GLOBAL PROPERTY JOB_POOLS link=1)
set(CMAKE_JOB_POOL_LINK link)

set(PEERSCAPE_SANITIZE "" CACHE STRING "Value for -fsanitize=, empty for none")
if(PEERSCAPE_SANITIZE)
    # Left out for the third of the build's time that they take: null pointers and what lies beyond an object, where the
    # address sanitizer ends the program if such memory is used and belongs to nothing else; and misaligned objects and
    # those of another type than they are taken for, which nothing else looks for.
    add_compile_options(-fsanitize=${PEERSCAPE_SANITIZE} -fno-sanitize=null,alignment,object-size,vptr
        -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${PEERSCAPE_SANITIZE})
    add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

option(PEERSCAPE_COVERAGE "Instrument for gcovr" OFF)
if(PEERSCAPE_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()

option(PEERSCAPE_FUZZ "Build libFuzzer targets (clang)" OFF)
option(PEERSCAPE_WERROR "Treat warnings as errors" ON)

add_library(peerscape_warnings INTERFACE)
target_compile_options(peerscape_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wnon-virtual-dtor -Woverloaded-virtual
    # clang++ blames us for what stable_sort of libstdc++ 12 uses; g++ still tells of our own.
    $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
    $<$<BOOL:${PEERSCAPE_WERROR}>:-Werror>)
