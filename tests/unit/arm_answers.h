#pragma once

#include "core/arm/provider.h"

#include <string>

namespace peerscape::test {

/// "404 ResourceNotFound", or the status alone.
inline std::string said(const arm::Response& response)
{
    std::string text = std::to_string(response.status);
    if (response.status >= 400)
        text += ' ' + response.body.at("error").at("code").get<std::string>();
    return text;
}

} // namespace peerscape::test
