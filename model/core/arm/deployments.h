#pragma once

#include "core/arm/message.h"
#include "core/arm/resource_path.h"

#include <deque>

namespace peerscape::arm {

class Provider;

/// Microsoft.Resources/deployments: carries templates out at the provider, each as one undo step,
/// and remembers what became of the last of them. A deployment is no part of a design: the memory
/// is that of the provider, and ends with it. As at the service, what could be deployed stays when
/// something else fails.
class Deployments
{
public:
    /// Whether `path` asks about deployments.
    [[nodiscard]] static bool answers(const ResourcePath& path);

    /// Answers such a request: PUT, GET, HEAD and DELETE of a deployment, the lists of deployments
    /// and of operations, and POST validate, whatIf and exportTemplate. Refused as `runTemplate`
    /// refuses, and with `ResourceGroupNotFound`, `DeploymentNotFound`, `LocationRequired`. A PUT
    /// whose template fails in part is answered with the state `Failed` and `properties.error`.
    [[nodiscard]] Response handle(Provider& provider, const ResourcePath& path,
                                  const Request& request);

private:
    struct Record
    {
        Json shown;      ///< As GET shows it.
        Json operations; ///< A list.
        std::string templateText;
        std::size_t bytes = 0;
    };

    Response run(Provider& provider, const ResourcePath& path, const Request& request);
    Response validate(const Provider& provider, const ResourcePath& path, const Request& request);
    Response list(const ResourcePath& path, const Request& request) const;
    Response operations(const ResourcePath& path) const;
    [[nodiscard]] const Record* find(const std::string& id) const;
    void forget(const std::string& id);
    void forgetLostGroups(const azure::Document& document);
    void keep(Record record);

    std::deque<Record> m_records; ///< The oldest first.
    std::size_t m_bytes = 0;      ///< Of all of them.
};

/// What a deployment would change, as POST whatIf answers: one entry for each resource, with the
/// differences of its properties. O(resources of the group).
[[nodiscard]] Response whatIf(const azure::Document& document, const ResourcePath& path,
                              const Request& request);

} // namespace peerscape::arm
