#include "tests/support/json_schema.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace peerscape::test {

namespace {

/// Checks one value after another against one schema document.
class Validator
{
public:
    explicit Validator(const QJsonObject& root)
        : m_root(root)
    {
    }

    /// Whether `value` agrees with `schema`; the first fault is kept.
    bool check(const QJsonObject& schema, const QJsonValue& value, const QString& path)
    {
        for (auto keyword = schema.begin(); keyword != schema.end(); ++keyword) {
            if (!checkKeyword(schema, keyword.key(), keyword.value(), value, path))
                return false;
        }
        return true;
    }

    [[nodiscard]] const QString& fault() const { return m_fault; }

private:
    bool refuse(const QString& path, const QString& reason)
    {
        if (m_fault.isEmpty())
            m_fault = path + QStringLiteral(": ") + reason;
        return false;
    }

    bool checkKeyword(const QJsonObject& schema, const QString& keyword, const QJsonValue& rule,
                      const QJsonValue& value, const QString& path)
    {
        static const QStringList annotations{
            QStringLiteral("$schema"),     QStringLiteral("$id"),     QStringLiteral("title"),
            QStringLiteral("description"), QStringLiteral("default"), QStringLiteral("$defs")};
        if (annotations.contains(keyword))
            return true;
        if (keyword == QLatin1String("$ref"))
            return checkReference(rule.toString(), value, path);
        if (keyword == QLatin1String("type"))
            return typeOf(value, rule.toString())
                   || refuse(path, rule.toString() + QStringLiteral(" expected"));
        if (keyword == QLatin1String("const"))
            return value == rule || refuse(path, QStringLiteral("another constant expected"));
        if (keyword == QLatin1String("enum"))
            return rule.toArray().contains(value)
                   || refuse(path, value.toString() + QStringLiteral(" is not among the values"));
        if (keyword == QLatin1String("pattern"))
            return !value.isString()
                   || QRegularExpression(rule.toString()).match(value.toString()).hasMatch()
                   || refuse(path, value.toString() + QStringLiteral(" does not match ")
                                       + rule.toString());
        if (keyword == QLatin1String("minimum"))
            return !value.isDouble() || value.toDouble() >= rule.toDouble()
                   || refuse(path, QStringLiteral("too small"));
        if (keyword == QLatin1String("maximum"))
            return !value.isDouble() || value.toDouble() <= rule.toDouble()
                   || refuse(path, QStringLiteral("too large"));
        if (keyword == QLatin1String("maxItems"))
            return !value.isArray() || value.toArray().size() <= rule.toInt()
                   || refuse(path, QStringLiteral("too many items"));
        if (keyword == QLatin1String("items"))
            return checkItems(rule.toObject(), value, path);
        if (keyword == QLatin1String("required"))
            return checkRequired(rule.toArray(), value, path);
        if (keyword == QLatin1String("properties"))
            return checkMembers(schema, value, path);
        if (keyword == QLatin1String("patternProperties")
            || keyword == QLatin1String("additionalProperties"))
            return schema.contains(QStringLiteral("properties"))
                   || checkMembers(schema, value, path);
        return refuse(path, QStringLiteral("the schema's keyword %1 is not known").arg(keyword));
    }

    static bool typeOf(const QJsonValue& value, const QString& type)
    {
        if (type == QLatin1String("object"))
            return value.isObject();
        if (type == QLatin1String("array"))
            return value.isArray();
        if (type == QLatin1String("string"))
            return value.isString();
        if (type == QLatin1String("boolean"))
            return value.isBool();
        if (type == QLatin1String("number"))
            return value.isDouble();
        return type == QLatin1String("integer") && value.isDouble()
               && value.toDouble() == std::floor(value.toDouble());
    }

    bool checkReference(const QString& reference, const QJsonValue& value, const QString& path)
    {
        const QString prefix = QStringLiteral("#/$defs/");
        const QJsonValue definition =
            m_root.value(QStringLiteral("$defs")).toObject().value(reference.mid(prefix.size()));
        if (!reference.startsWith(prefix) || !definition.isObject())
            return refuse(path, QStringLiteral("the schema has no ") + reference);
        return check(definition.toObject(), value, path);
    }

    bool checkItems(const QJsonObject& rule, const QJsonValue& value, const QString& path)
    {
        const QJsonArray items = value.toArray();
        for (int i = 0; i < items.size(); ++i) {
            if (!check(rule, items[i], path + QStringLiteral("/%1").arg(i)))
                return false;
        }
        return true;
    }

    bool checkRequired(const QJsonArray& names, const QJsonValue& value, const QString& path)
    {
        for (const QJsonValue& name : names) {
            if (value.isObject() && !value.toObject().contains(name.toString()))
                return refuse(path, name.toString() + QStringLiteral(" is missing"));
        }
        return true;
    }

    bool checkMembers(const QJsonObject& schema, const QJsonValue& value, const QString& path)
    {
        const QJsonObject known = schema.value(QStringLiteral("properties")).toObject();
        const QJsonObject patterns = schema.value(QStringLiteral("patternProperties")).toObject();
        const QJsonValue others = schema.value(QStringLiteral("additionalProperties"));
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QString place = path + QLatin1Char('/') + member.key();
            bool matched = known.contains(member.key());
            if (matched && !check(known.value(member.key()).toObject(), member.value(), place))
                return false;
            for (auto pattern = patterns.begin(); pattern != patterns.end(); ++pattern) {
                if (!QRegularExpression(pattern.key()).match(member.key()).hasMatch())
                    continue;
                matched = true;
                if (!check(pattern.value().toObject(), member.value(), place))
                    return false;
            }
            if (matched)
                continue;
            if (others.isBool() && !others.toBool())
                return refuse(place, QStringLiteral("no such member is allowed"));
            if (others.isObject() && !check(others.toObject(), member.value(), place))
                return false;
        }
        return true;
    }

    const QJsonObject& m_root;
    QString m_fault;
};

} // namespace

QString schemaFault(const QJsonObject& schema, const QJsonValue& value)
{
    Validator validator(schema);
    validator.check(schema, value, QString());
    return validator.fault();
}

} // namespace peerscape::test
