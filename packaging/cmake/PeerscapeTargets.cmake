# One way to declare a library, a test and a fuzzer.

# peerscape_library(NAME [SOURCES file…] [LINKS target…] [QT])
# A static library of one folder. Without sources it carries headers and links only. QT runs moc and sets Qt's
# strict definitions. The order of the libraries is the order of the house: link only what lies below.
function(peerscape_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "" "SOURCES;LINKS")
    if(NOT arg_SOURCES)
        add_library(${name} INTERFACE)
        target_include_directories(${name} INTERFACE "${PROJECT_SOURCE_DIR}/model" "${PROJECT_SOURCE_DIR}")
        target_link_libraries(${name} INTERFACE ${arg_LINKS})
        return()
    endif()
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/model" "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE peerscape_warnings)
    if(arg_QT)
        peerscape_use_qt(${name})
    endif()
endfunction()

# What every target that includes Qt gets.
function(peerscape_use_qt name)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_compile_definitions(${name} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)
endfunction()

# peerscape_add_test(NAME SOURCES file… [LINKS target…] [GUI] [PARTS number])
# One executable for an area: its Qt Test classes register themselves (tests/support/test_registry.h). GUI tests run on
# Qt's offscreen platform. So many PARTS share the classes, as tests NAME_1, NAME_2 and so on.
function(peerscape_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "GUI" "TIMEOUT;PARTS" "SOURCES;LINKS")
    add_executable(${name} ${arg_SOURCES})
    if(arg_GUI)
        set(support peerscape_test_gui)
    else()
        set(support peerscape_test_core)
    endif()
    target_link_libraries(${name} PRIVATE ${arg_LINKS} ${support} peerscape_warnings)
    peerscape_use_qt(${name})
    set(tests ${name})
    if(arg_PARTS)
        set(tests "")
        foreach(part RANGE 1 ${arg_PARTS})
            add_test(NAME ${name}_${part} COMMAND ${name} --part ${part}/${arg_PARTS})
            list(APPEND tests ${name}_${part})
        endforeach()
    else()
        add_test(NAME ${name} COMMAND ${name})
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    set_tests_properties(${tests} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;PEERSCAPE_LANGUAGE=en;XDG_RUNTIME_DIR=/tmp;QT_LOGGING_RULES=qt.qpa.*=false")
endfunction()

# peerscape_add_fuzzer(NAME SOURCES file… [LINKS target…] [CORPUS folder])
# In the fuzz preset a libFuzzer executable; everywhere else the same entry point runs over the corpus as a plain test.
function(peerscape_add_fuzzer name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "CORPUS" "SOURCES;LINKS")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_LINKS} peerscape_warnings)
    if(PEERSCAPE_FUZZ)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    else()
        target_sources(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cpp")
        add_test(NAME ${name} COMMAND ${name} "${arg_CORPUS}")
    endif()
endfunction()
