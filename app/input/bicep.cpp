#include "app/input/bicep.h"

#include "app/input/tool.h"
#include "core/base/text.h"

namespace peerscape::input {

bool isBicep(const std::string& file)
{
    constexpr std::string_view kSuffix = ".bicep";
    return file.size() > kSuffix.size()
           && equalsIgnoringCase(std::string_view(file).substr(file.size() - kSuffix.size()),
                                 kSuffix);
}

Result<std::string> builtBicep(const std::string& file, const std::function<bool()>& goOn)
{
    if (const std::string bicep = findTool("bicep"); !bicep.empty())
        return runTool(bicep, {"build", file, "--stdout"}, goOn);
    if (const std::string az = findTool("az"); !az.empty())
        return runTool(az, {"bicep", "build", "--file", file, "--stdout"}, goOn);
    return fail("NeedsBicep",
                "a Bicep file is read through Microsoft's compiler, and neither 'bicep' nor 'az' "
                "is on the path; install Bicep, or run 'bicep build' elsewhere and open the JSON "
                "that it writes");
}

} // namespace peerscape::input
