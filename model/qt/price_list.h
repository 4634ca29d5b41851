#pragma once

#include "core/base/result.h"
#include "core/cost/price_table.h"

#include <QFileSystemWatcher>
#include <QObject>

namespace peerscape::qtmodel {

/// The price table that the window reckons with: one of the person's own, in a file beside the
/// settings, else the shipped one. It follows the file, whoever changes it: an editor, another
/// window, another list of this program.
class PriceList : public QObject
{
    Q_OBJECT

public:
    explicit PriceList(QObject* parent = nullptr);

    [[nodiscard]] const cost::PriceTable& table() const { return m_table; }
    [[nodiscard]] bool isOwn() const { return m_own; }
    /// What is wrong with the own table, whose place the shipped one takes then.
    [[nodiscard]] const QString& error() const { return m_error; }
    /// Where the prices are from, and what is wrong with the own table.
    [[nodiscard]] QString origin() const;
    /// A sentence or name of a table as the window shows it: what the shipped one says in words is
    /// said in the language of the window, everything else as it is.
    [[nodiscard]] static QString shown(const std::string& text);
    /// The opposite: tables say the same in every language.
    [[nodiscard]] static std::string written(const QString& shown);
    /// Where the own table lies, or would.
    [[nodiscard]] static QString path();

    /// Writes a table as the person's own. Errors: those of writing a file.
    Result<void> setOwn(const cost::PriceTable& table);
    /// Takes the own table away. Errors: `CannotWrite`.
    Result<void> useShipped();

signals:
    void changed();

private:
    void reload();

    QFileSystemWatcher m_watcher;
    cost::PriceTable m_table;
    bool m_own = false;
    QString m_error;
};

} // namespace peerscape::qtmodel
