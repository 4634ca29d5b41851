#include "core/arm/template_run.h"
#include "core/write/kept_json.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::arm {

using write::memberNamed;

namespace {

Error invalidTemplate(std::string_view why)
{
    return {
        "InvalidTemplate", fmt::format("Deployment template validation failed: '{}'.", why), {}};
}

/// The type that a declaration names, in the service's spelling; empty when it names none of its
/// own: one with `$ref` is checked where it is used.
std::string typeOf(const Json& declaration)
{
    const Json* type = memberNamed(declaration, "type");
    if (type == nullptr || !type->is_string())
        return {};
    for (const char* known :
         {"String", "SecureString", "Int", "Bool", "Array", "Object", "SecureObject"}) {
        if (equalsIgnoringCase(type->get<std::string>(), known))
            return known;
    }
    return {};
}

bool isSecret(const std::string& type)
{
    return type.starts_with("Secure");
}

/// What the service calls the type of a value.
const char* tokenType(const Json& value)
{
    switch (value.type()) {
    case Json::value_t::string:
        return "String";
    case Json::value_t::boolean:
        return "Boolean";
    case Json::value_t::number_float:
        return "Float";
    case Json::value_t::array:
        return "Array";
    case Json::value_t::object:
        return "Object";
    case Json::value_t::null:
        return "Null";
    default:
        return "Integer";
    }
}

/// Which types of values a parameter takes; the service reads numbers and switches from text too.
const char* typesTaken(const std::string& type)
{
    if (type == "Int")
        return "String, Integer, Uri";
    if (type == "Bool")
        return "String, Boolean, Uri";
    if (type == "Array")
        return "Array";
    return type == "Object" || type == "SecureObject" ? "Object" : "String, Uri";
}

bool isTaken(const std::string& type, const Json& value)
{
    const std::string_view token = tokenType(value);
    const std::string_view taken = typesTaken(type);
    // As a whole word of the list.
    const std::size_t at = taken.find(token);
    return at != std::string_view::npos && (at == 0 || taken[at - 1] == ' ')
           && (at + token.size() == taken.size() || taken[at + token.size()] == ',');
}

std::string plain(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::optional<Error> wrongValue(const std::string& name, const Json& declaration, const Json& value)
{
    const std::string type = typeOf(declaration);
    if (type.empty())
        return std::nullopt;
    if (!isTaken(type, value))
        return invalidTemplate(
            fmt::format("Template parameter JToken type is not valid. Expected '{}'. Actual '{}'. "
                        "Please see https://aka.ms/resource-manager-parameter-files for usage "
                        "details.",
                        typesTaken(type), tokenType(value)));
    const Json* allowed = memberNamed(declaration, "allowedValues");
    if (allowed == nullptr || !allowed->is_array() || value.is_array())
        return std::nullopt;
    if (std::find(allowed->begin(), allowed->end(), value) != allowed->end())
        return std::nullopt;
    std::string list;
    for (const Json& item : *allowed)
        list += (list.empty() ? "" : ",") + plain(item);
    return invalidTemplate(fmt::format("The provided value for the template parameter '{}' is not "
                                       "valid. The value '{}' is not part of the allowed value(s): "
                                       "'{}'.",
                                       name, plain(value), list));
}

} // namespace

Result<Json> checkParameters(const Json& templateBody, const Json& given)
{
    const Json none = Json::object();
    const Json* found = memberNamed(templateBody, "parameters");
    const Json& declarations = found != nullptr && found->is_object() ? *found : none;
    std::string unknown;
    for (auto member = given.begin(); member != given.end(); ++member) {
        if (memberNamed(declarations, member.key()) == nullptr)
            unknown += (unknown.empty() ? "" : ", ") + member.key();
    }
    if (!unknown.empty()) {
        std::string supported;
        for (auto member = declarations.begin(); member != declarations.end(); ++member)
            supported += (supported.empty() ? "" : ", ") + member.key();
        return tl::unexpected(invalidTemplate(fmt::format(
            "The template parameters '{}' in the parameters file are not valid; they are not "
            "present in the original template and can therefore not be provided at deployment "
            "time. The only supported parameters for this template are '{}'. Please see "
            "https://aka.ms/arm-pass-parameter-values for usage details.",
            unknown, supported)));
    }
    Json shown = Json::object();
    for (auto member = declarations.begin(); member != declarations.end(); ++member) {
        const Json& declaration = *member;
        const Json* entry = memberNamed(given, member.key());
        const Json* value = entry != nullptr ? memberNamed(*entry, "value") : nullptr;
        if (entry != nullptr && memberNamed(*entry, "reference") != nullptr)
            return tl::unexpected(
                Error{"KeyVaultParameterReferenceNotFound",
                      fmt::format("The parameter '{}' is a secret of a key vault, and there are no "
                                  "key vaults here.",
                                  member.key()),
                      {}});
        const Json* nullable = memberNamed(declaration, "nullable");
        if (value == nullptr) {
            const bool isOptional = memberNamed(declaration, "defaultValue") != nullptr
                                    || (nullable != nullptr && *nullable == Json(true));
            if (!isOptional)
                return tl::unexpected(invalidTemplate(
                    fmt::format("The value for the template parameter '{}' is not provided. Please "
                                "see https://aka.ms/arm-create-parameter-file for usage details.",
                                member.key())));
        } else if (!value->is_null()) {
            if (auto error = wrongValue(member.key(), declaration, *value))
                return tl::unexpected(std::move(*error));
        }
        const std::string type = typeOf(declaration);
        Json& entryShown = shown[member.key()];
        entryShown["type"] = type.empty() ? "Object" : type;
        const Json* otherwise = memberNamed(declaration, "defaultValue");
        if (!isSecret(type) && (value != nullptr || otherwise != nullptr))
            entryShown["value"] = value != nullptr ? *value : *otherwise;
    }
    return shown;
}

} // namespace peerscape::arm
