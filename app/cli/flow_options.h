#pragma once

#include "core/reach/matrix.h"

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>

namespace peerscape::cli {

/// The kind of traffic that a verb asks about.
class FlowOptions
{
public:
    /// Adds --protocol and --port.
    void addTo(CLI::App& verb);
    [[nodiscard]] reach::Flow flow() const;

private:
    std::string m_protocol = "Tcp";
    std::uint16_t m_port = reach::Flow{}.destinationPort;
};

/// What `--by nic|subnet|vnet|site` asks for.
[[nodiscard]] reach::MatrixBy sidesOf(std::string_view by);

} // namespace peerscape::cli
