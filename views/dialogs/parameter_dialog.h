#pragma once

#include "core/read/read.h"

#include <QDialog>

#include <functional>

class QFormLayout;
class QLabel;

namespace peerscape::views {

/// Asks for the parameters of a template that have no default and that the drawing depends on: a
/// list where values are fixed, dots instead of letters where they are secret. What is left empty
/// keeps its stand-in. A parameters file may be chosen instead.
class ParameterDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ParameterDialog(const std::vector<read::OpenParameter>& parameters,
                             QWidget* parent = nullptr);

    /// What was given, by name; parameters left empty are not in it.
    [[nodiscard]] std::map<std::string, std::string> values() const;
    /// The file that was chosen instead; empty when none was.
    [[nodiscard]] const QString& file() const { return m_file; }

    void accept() override;

private:
    void addRow(const read::OpenParameter& parameter, QFormLayout& form);
    void chooseFile();

    struct Row
    {
        std::string name;
        std::function<QString()> value;
        std::function<QString()> fault; ///< Why the value is none of its type; empty when it is.
        QWidget* editor;
    };
    std::vector<Row> m_rows;
    QLabel* m_error;
    QString m_file;
};

} // namespace peerscape::views
